package org.answerable.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * That a request with this key was answered, and how; without the receipt, which is derived anew. It is written with
 * the submission, in the same transaction, loses the reasons of routing when the words are taken back, and is forgotten
 * after {@link Forgetting#KEPT}.
 */
@Entity
class Idempotency {
    @Id
    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "body_hash")
    private String bodyHash;

    private Long submission;
    private String answer;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Idempotency() {}

    Idempotency(String keyHash, String bodyHash, Long submission, String answer, Instant createdAt) {
        this.keyHash = keyHash;
        this.bodyHash = bodyHash;
        this.submission = submission;
        this.answer = answer;
        this.createdAt = createdAt;
    }

    String bodyHash() {
        return bodyHash;
    }

    void forgetReasons() {
        answer = AcknowledgementText.withoutReasons(answer);
    }

    String answer() {
        return answer;
    }
}
