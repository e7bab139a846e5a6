package org.answerable.platform.mail;

import java.util.regex.Pattern;

/**
 * Which addresses mail may be sent to: one, without a name, of a host with a domain (RFC 5321, section 4.1.2, without
 * quoted parts and addresses by number, which nobody types and mail servers refuse).
 */
public final class MailAddress {
    private static final Pattern ONE = Pattern.compile(
            "[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,180}[\\p{L}\\p{N}])?\\.[\\p{L}]{2,24}");

    private MailAddress() {}

    /** Whether the text is one. */
    public static boolean is(String text) {
        return ONE.matcher(text).matches();
    }
}
