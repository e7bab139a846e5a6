package org.answerable.platform.mail;

/** Port: what stands before the subject of every mail, e.g. that it comes from a demonstration. */
public interface SubjectMark {
    /**
     * The subject with its mark.
     *
     * @param language of the mail, a BCP 47 tag
     */
    String marked(String subject, String language);
}
