package org.answerable.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.answerable.language.Language;
import org.answerable.platform.Settings;

/**
 * Where the public finds a record, a meeting and a promise: paths without the language, as {@link Page#href} takes
 * them. Other places cite these addresses, so none ever changes.
 */
public final class Addresses {
    private Addresses() {}

    public static String record(String id) {
        return "/records/" + id;
    }

    public static String townHall(String slug) {
        return "/town-halls/" + slug;
    }

    public static String commitment(String code) {
        return "/commitments/" + code;
    }

    /** An address that leads on to another afterwards; empty: to none. */
    public static String onTo(String address, String next) {
        return next.isEmpty()
                ? address
                : address + (address.indexOf('?') < 0 ? "?" : "&") + "next="
                        + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The whole address of a path, for whoever reads in a language. */
    public static String whole(Settings settings, Language language, String path) {
        return settings.publicUrl() + "/" + language.tag() + path;
    }
}
