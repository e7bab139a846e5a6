package org.answerable.intake;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.crypto.Keys;

/**
 * What a writer took back, encrypted for this one submission, until its time to be kept is over. It is made in the
 * transaction of the withdrawal, never altered, read by two people together ({@link Opening}), and erased by
 * {@link SealKeeping} after {@code keepUntil}. Bound to its submission: it opens for no other.
 */
@Entity
@Table(name = "sealed_original")
class SealedOriginal {
    static final String CONTEXT = "sealed:";
    private static final int PART = 100_000;

    @Id
    private Long submission;

    @Column(name = "sealed_at")
    private Instant sealedAt;

    @Column(name = "keep_until")
    private Instant keepUntil;

    @ElementCollection
    @CollectionTable(name = "sealed_part", joinColumns = @JoinColumn(name = "submission"))
    @OrderColumn(name = "number")
    @Column(name = "ciphertext")
    private List<String> parts = new ArrayList<>();

    protected SealedOriginal() {}

    SealedOriginal(Submission submission, SealedWords words, Keys keys, Instant sealedAt, Instant keepUntil) {
        this.submission = submission.id();
        this.sealedAt = sealedAt;
        this.keepUntil = keepUntil;
        String ciphertext = keys.seal(words.write(), context(submission.code()));
        for (int from = 0; from < ciphertext.length(); from += PART) {
            parts.add(ciphertext.substring(from, Math.min(ciphertext.length(), from + PART)));
        }
    }

    Long submission() {
        return submission;
    }

    Instant sealedAt() {
        return sealedAt;
    }

    Instant keepUntil() {
        return keepUntil;
    }

    String ciphertext() {
        return String.join("", parts);
    }

    /**
     * The words.
     *
     * @throws IllegalStateException where it was altered, or belongs to another submission
     */
    SealedWords open(String code, Keys keys) {
        return SealedWords.read(keys.open(ciphertext(), context(code)));
    }

    private static String context(String code) {
        return CONTEXT + code;
    }
}
