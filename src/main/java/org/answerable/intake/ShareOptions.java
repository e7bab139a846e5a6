package org.answerable.intake;

import com.ibm.icu.text.Collator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.ShareView.Group;
import org.answerable.intake.ShareView.Options;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.web.Choice;

/** What the form offers to choose from, in the reader's language and order. */
@ApplicationScoped
class ShareOptions {
    /** Topics by what they are about, by the key of the group's name; what stands in none comes last. */
    static final Map<String, List<String>> TOPIC_GROUPS = new LinkedHashMap<>();

    static {
        TOPIC_GROUPS.put(
                "intake.share.topics.happened",
                List.of("traffic-stops", "detention", "use-of-force", "praise-for-officers"));
        TOPIC_GROUPS.put(
                "intake.share.topics.where",
                List.of("home-visits", "workplace-visits", "schools", "courthouses", "hospitals"));
        TOPIC_GROUPS.put(
                "intake.share.topics.rights",
                List.of("family-separation", "language-access", "legal-rights", "privacy", "complaints-process"));
        TOPIC_GROUPS.put(
                "intake.share.topics.agencies",
                List.of("joint-operations", "information-sharing", "local-police-cooperation", "training"));
    }

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    Options in(Language reader) {
        Collator collator = Collator.getInstance(reader.locale());
        Comparator<Choice> byLabel = Comparator.comparing(Choice::label, collator::compare);
        List<Choice> topics = directory.topics().stream()
                .map(t -> new Choice(t.slug(), t.name(reader)))
                .toList();
        List<Group> agencies = new ArrayList<>();
        for (Agency.Level level : Agency.Level.values()) {
            List<Choice> some = directory.agencies().stream()
                    .filter(a -> a.level() == level)
                    .map(a -> new Choice(a.slug(), a.name(reader)))
                    .sorted(byLabel)
                    .toList();
            if (!some.isEmpty()) {
                agencies.add(new Group("intake.share.level." + level.tag(), some));
            }
        }
        List<Choice> counties = new ArrayList<>();
        counties.add(new Choice("", messages.get(reader, "intake.share.county.unknown")));
        directory.counties().stream()
                .map(c -> new Choice(c.fips(), c.name()))
                .sorted(byLabel)
                .forEach(counties::add);
        List<Choice> languages = new ArrayList<>();
        Languages.SPOKEN.stream()
                .map(tag -> language(new Language(tag), reader))
                .sorted(byLabel)
                .forEach(languages::add);
        languages.add(new Choice("und", messages.get(reader, "intake.share.language.other")));
        List<Choice> notices =
                Languages.UI.stream().map(l -> new Choice(l.tag(), l.ownName())).toList();
        return new Options(topics, agencies, counties, languages, notices);
    }

    static Choice language(Language language, Language reader) {
        String ours = language.name(reader);
        String own = language.ownName();
        return new Choice(
                language.tag(), own.equalsIgnoreCase(ours) || own.equals(language.tag()) ? ours : ours + " – " + own);
    }
}
