package org.answerable.web;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The summary of a form that came back ({@code platform/errors.jte}), in the order of the page, each line with the name
 * of its field, so that it can be understood alone. It works on the page as it was drawn: there alone stand the fields
 * in their order, with their labels.
 */
final class ErrorSummary {
    private ErrorSummary() {}

    static byte[] inOrder(byte[] drawn, Page page) {
        Document document = Jsoup.parse(new String(drawn, StandardCharsets.UTF_8));
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        Element list = document.selectFirst("#errors ul");
        if (list == null) {
            return drawn;
        }
        List<Element> all = document.getAllElements();
        List<Element> lines = list.children().stream()
                .sorted(Comparator.comparingInt((Element line) -> all.indexOf(target(document, line))))
                .toList();
        for (Element line : lines) {
            Element link = line.selectFirst("a");
            Element field = target(document, line);
            String label = field == null ? "" : label(document, field);
            if (link != null && !label.isEmpty() && !link.text().contains(label)) {
                // A label that is a question or a sentence ends by itself.
                link.text(
                        label.matches("(?s).*[\\p{Po}&&[^\"'%&]]$")
                                ? label + " " + link.text()
                                : page.t("platform.form.at", label, link.text()));
            }
        }
        list.insertChildren(0, lines);
        return document.html().getBytes(StandardCharsets.UTF_8);
    }

    /** What a line leads to; {@code null} for a line about the whole form, which comes first. */
    private static Element target(Document document, Element line) {
        Element link = line.selectFirst("a[href^=#]");
        return link == null ? null : document.getElementById(link.attr("href").substring(1));
    }

    /** What a field is called: its question where it is one of several choices, else its label or heading. */
    private static String label(Document document, Element field) {
        String type = field.attr("type");
        Element choices = type.equals("radio") || type.equals("checkbox") ? field.closest("fieldset") : null;
        Element named = choices != null
                ? choices.selectFirst("legend")
                : field.nameIs("h2") || field.nameIs("h3")
                        ? field
                        : document.select("label[for]").stream()
                                .filter(l -> l.attr("for").equals(field.id()))
                                .findFirst()
                                .orElseGet(() -> Objects.requireNonNullElse(field.closest("details"), field)
                                        .selectFirst("summary, legend"));
        if (named == null) {
            return "";
        }
        Element words = named.clone();
        words.select(".optional, .visually-hidden").remove();
        return words.text().strip();
    }
}
