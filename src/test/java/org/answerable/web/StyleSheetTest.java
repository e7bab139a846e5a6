package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The own sheet keeps its promises: small, logical, legible in both schemes. */
class StyleSheetTest {
    private static final Path SHEETS = Path.of("src/main/webapp/css");
    private static final Pattern COLOUR = Pattern.compile("(--[a-z-]+):\\s*(#[0-9a-fA-F]{3,6})\\b");

    private static String sheet() throws IOException {
        return Files.readString(SHEETS.resolve("answerable.css"));
    }

    @Test
    void all_own_sheets_together_are_smaller_than_48_kilobytes_and_the_main_one_than_32() throws IOException {
        assertThat(Files.size(SHEETS.resolve("answerable.css"))).isLessThan(32 * 1024);
        try (Stream<Path> all = Files.list(SHEETS)) {
            assertThat(all.mapToLong(path -> path.toFile().length()).sum()).isLessThan(48 * 1024);
        }
    }

    @Test
    void no_sheet_knows_left_or_right() throws IOException {
        try (Stream<Path> all = Files.list(SHEETS)) {
            for (Path path : all.toList()) {
                assertThat(Files.readString(path))
                        .as(path.toString())
                        .doesNotContainPattern(
                                "(margin|padding|border)-(left|right)|text-align:\\s*(left|right)|float:\\s*(left"
                                        + "|right)|[;{\\s](left|right):");
            }
        }
    }

    @Test
    void no_sheet_loads_anything() throws IOException {
        try (Stream<Path> all = Files.list(SHEETS)) {
            for (Path path : all.toList()) {
                assertThat(Files.readString(path)).as(path.toString()).doesNotContain("url(", "@import");
            }
        }
    }

    /** WCAG 2.2: 7 for running text (AAA), 4.5 for the rest of text (AA), 3 for edges of controls. */
    @TestFactory
    Stream<DynamicTest> colours_stand_out_from_what_is_behind_them() throws IOException {
        String css = sheet();
        int dark = css.indexOf("prefers-color-scheme: dark");
        Map<String, String> light = colours(css.substring(0, dark));
        Map<String, String> night = new HashMap<>(light);
        night.putAll(colours(css.substring(dark, css.indexOf("--bs-body-font-family"))));
        return Stream.of(Map.entry("light", light), Map.entry("dark", night))
                .flatMap(scheme -> Stream.concat(
                        pairs(
                                scheme.getKey(),
                                scheme.getValue(),
                                List.of("--ink", "--soft"),
                                List.of("--paper", "--card", "--sunk"),
                                7),
                        Stream.concat(
                                pairs(
                                        scheme.getKey(),
                                        scheme.getValue(),
                                        List.of("--ink"),
                                        List.of(
                                                "--press-wash",
                                                "--pine-wash",
                                                "--ochre-wash",
                                                "--brick-wash",
                                                "--mark"),
                                        7),
                                Stream.concat(
                                        pairs(
                                                scheme.getKey(),
                                                scheme.getValue(),
                                                List.of("--press", "--pine", "--ochre", "--brick"),
                                                List.of("--paper", "--card", "--sunk"),
                                                4.5),
                                        Stream.concat(
                                                Stream.of(
                                                        pair(
                                                                scheme.getKey(),
                                                                scheme.getValue(),
                                                                "--on-press",
                                                                "--press",
                                                                4.5),
                                                        pair(
                                                                scheme.getKey(),
                                                                scheme.getValue(),
                                                                "--press",
                                                                "--press-wash",
                                                                4.5),
                                                        pair(
                                                                scheme.getKey(),
                                                                scheme.getValue(),
                                                                "--brick",
                                                                "--brick-wash",
                                                                4.5)),
                                                pairs(
                                                        scheme.getKey(),
                                                        scheme.getValue(),
                                                        List.of("--edge"),
                                                        List.of("--paper", "--card"),
                                                        3))))));
    }

    private static Stream<DynamicTest> pairs(
            String scheme, Map<String, String> colours, List<String> texts, List<String> grounds, double least) {
        return texts.stream()
                .flatMap(text -> grounds.stream().map(ground -> pair(scheme, colours, text, ground, least)));
    }

    private static DynamicTest pair(
            String scheme, Map<String, String> colours, String text, String ground, double least) {
        return DynamicTest.dynamicTest(
                scheme + ": " + text + " on " + ground,
                () -> assertThat(contrast(colours.get(text), colours.get(ground)))
                        .isGreaterThanOrEqualTo(least));
    }

    private static Map<String, String> colours(String css) {
        Map<String, String> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(String a, String b) {
        double first = luminance(a);
        double second = luminance(b);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.substring(1).replaceAll("(.)", "$1$1") : colour.substring(1);
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
            parts[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
