package org.answerable.web;

import jakarta.enterprise.context.RequestScoped;
import org.answerable.language.Language;

/** Who reads this answer, as far as the product knows: the language, and the address without it. */
@RequestScoped
public class Reader {
    private Language language = Language.ENGLISH;
    private String path = "/";
    private String query = "";
    private String method = "GET";
    private String formCookie;
    private byte[] posted;

    /** The language of the page or of the API's names. */
    public Language language() {
        return language;
    }

    /** The language of a page whose address cannot say it, as another site has it. */
    public void speaks(Language language) {
        this.language = language;
    }

    /** The path without the language, e.g. {@code /share}. */
    public String path() {
        return path;
    }

    /** The raw query string, empty or beginning with {@code ?}. */
    public String query() {
        return query;
    }

    /** Whether the request only reads, so that it can be sent elsewhere first and come back. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }

    void method(String method) {
        this.method = method;
    }

    String formCookie() {
        return formCookie;
    }

    void read(Language language, String path, String query) {
        this.language = language;
        this.path = path;
        this.query = query == null || query.isEmpty() ? "" : "?" + query;
    }

    /** The form that was posted, as it came; {@code null} where none was. */
    public byte[] posted() {
        return posted;
    }

    void posted(byte[] form) {
        this.posted = form;
    }

    void formCookie(String value) {
        this.formCookie = value;
    }
}
