package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.answerable.campaigns.Campaigns;
import org.answerable.campaigns.Space;
import org.answerable.intake.Submission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Public records that say nearly the same. Only what is public at this moment is counted; where that are fewer than
 * {@link Campaigns#LEAST}, there is no group.
 */
@ApplicationScoped
public class PublicCampaigns {
    private static final String MEMBERS = " from campaign c, campaign_member m, public_record r"
            + " where m.campaign = c.id and c.space = '" + Space.PUBLIC.name() + "' and r.code = m.subject"
            + " and r.visible = true and c.code = ?1";

    /** So many values are named in one query. */
    private static final int ASKED = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Campaigns campaigns;

    /**
     * A group.
     *
     * @param count how many records are in it
     * @param sample the id of the one that came first
     * @param receipts how many of them were sent here one by one; {@code null} where that would tell of few
     */
    @Schema(name = "Campaign", description = "The public records that say nearly the same")
    public record Campaign(
            @Schema(description = "The group's id", example = "5h0fq4xw9c3d")
            String id,

            @Schema(description = "How many public records are in it", example = "12")
            long count,

            @Schema(description = "The id of the record that stands for them", example = "3n8pq4xw9c3d")
            String sample,

            @Schema(
                    description =
                            "How many of them were sent here one by one, each under a receipt of its own. It is no number "
                                    + "of people: nobody is asked who they are. Null where fewer than three were, "
                                    + "or fewer than three were not",
                    example = "12")
            Long receipts) {}

    /** The group of a public record. */
    @Transactional
    public Optional<Campaign> of(String record) {
        return campaigns.of(Space.PUBLIC, record).flatMap(this::find);
    }

    /** A group; empty where there is none, or too few of it are public. */
    @Transactional
    public Optional<Campaign> find(String code) {
        long count = ((Number) em.createNativeQuery("select count(*)" + MEMBERS)
                        .setParameter(1, code)
                        .getSingleResult())
                .longValue();
        return count < Campaigns.LEAST
                ? Optional.empty()
                : Optional.of(new Campaign(code, count, members(code, 1).getFirst(), receipts(code, count)));
    }

    /** What offices entered from paper or lists came under no receipt of its writer's. */
    private Long receipts(String code, long count) {
        long sent = ((Number) em.createNativeQuery("select count(*)" + MEMBERS.replace(" where", ", submission s where")
                                + " and s.id = r.submission and s.channel <> '" + Submission.Channel.IMPORT.name()
                                + "'")
                        .setParameter(1, code)
                        .getSingleResult())
                .longValue();
        return CampaignCounts.part(sent, count);
    }

    /** The ids of the public records of a group, the first ones first. */
    @Transactional
    public List<String> members(String code, int most) {
        return em
                .createNativeQuery("select r.code" + MEMBERS + " order by m.number fetch first " + most + " rows only")
                .setParameter(1, code)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList();
    }

    /** All of them, in no order: for the index, where a group has become another. */
    @Transactional
    public List<String> everyMember(String code) {
        return em.createNativeQuery("select r.code" + MEMBERS).setParameter(1, code).getResultList().stream()
                .map(String.class::cast)
                .toList();
    }

    /**
     * The group that each of these public records is in, alone or not; at most {@value #ASKED} are asked for at once.
     */
    @Transactional
    public Map<String, String> groups(Collection<String> records) {
        Map<String, String> groups = new HashMap<>();
        for (Object[] row : rows(
                "select m.subject, c.code from campaign c, campaign_member m where m.campaign = c.id and m.space = '"
                        + Space.PUBLIC.name() + "' and m.subject in ",
                records,
                "")) {
            groups.put((String) row[0], (String) row[1]);
        }
        return groups;
    }

    /** How many public records are in each of these groups; where that are too few, the group is left out. */
    @Transactional
    public Map<String, Long> counts(Collection<String> codes) {
        Map<String, Long> counts = new HashMap<>();
        for (Object[] row : rows(
                "select c.code, count(*)" + MEMBERS.replace("c.code = ?1", "c.code in "),
                codes,
                " group by c.code having count(*) >= " + Campaigns.LEAST)) {
            counts.put((String) row[0], ((Number) row[1]).longValue());
        }
        return counts;
    }

    private List<Object[]> rows(String before, Collection<String> values, String after) {
        List<Object[]> rows = new ArrayList<>();
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += ASKED) {
            List<String> some = all.subList(from, Math.min(all.size(), from + ASKED));
            Query query = em.createNativeQuery(before
                    + IntStream.rangeClosed(1, some.size())
                            .mapToObj(i -> "?" + i)
                            .collect(Collectors.joining(", ", "(", ")"))
                    + after);
            for (int i = 0; i < some.size(); i++) {
                query.setParameter(i + 1, some.get(i));
            }
            for (Object row : query.getResultList()) {
                rows.add((Object[]) row);
            }
        }
        return rows;
    }

    /** How many of a group are from each county (FIPS code); those of which there are too few are left out. */
    @Transactional
    public Map<String, Long> counties(String code) {
        return counted("select r.county, count(*)" + MEMBERS + " and r.county is not null group by r.county", code);
    }

    /** The same by topic (slug). */
    @Transactional
    public Map<String, Long> topics(String code) {
        return counted(
                "select t.topic, count(*)" + MEMBERS.replace(" where", ", public_record_topic t where")
                        + " and t.record = r.id group by t.topic",
                code);
    }

    private Map<String, Long> counted(String query, String code) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Object row : em.createNativeQuery(query + " having count(*) >= " + Campaigns.LEAST + " order by 2 desc, 1")
                .setParameter(1, code)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            counts.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return counts;
    }
}
