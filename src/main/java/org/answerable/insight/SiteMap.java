package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;
import org.answerable.publication.PublicRecords.Location;
import org.answerable.townhall.TownHallReading;

/** The map of the public pages for search engines (sitemaps.org 0.9), each address in every language of the interface. */
@UseCase
public class SiteMap {
    /** Records of one file: in all languages well below the 50,000 addresses and 50 MB that a file may have (each address names all others). */
    static final int PART = 30_000 / Languages.UI.size();
    private static final List<String> PAGES = List.of("/", "/agencies", "/town-halls", "/commitments", "/learn/how-it-works", "/learn/your-rights", "/learn/privacy", "/learn/moderation");
    private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    @Inject
    PublicRecords records;
    @Inject
    Directory directory;
    @Inject
    TownHallReading meetings;
    @Inject
    Settings settings;

    /** All of it, or the index of its parts. */
    @Transactional
    @Needs(Right.PUBLIC)
    public String whole() {
        long count = records.count();
        if (count <= PART) {
            return file(0);
        }
        StringBuilder index = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"" + SPACE + "\">\n");
        for (int part = 0; part * (long) PART < count; part++) {
            index.append("<sitemap><loc>").append(settings.publicUrl()).append("/sitemap.xml?part=").append(part).append("</loc></sitemap>\n");
        }
        return index.append("</sitemapindex>\n").toString();
    }

    /** One part of it, from 0. */
    @Transactional
    @Needs(Right.PUBLIC)
    public String part(String number) {
        if (!number.matches("[0-9]{1,5}")) {
            throw new Refusal.NotFound();
        }
        int part = Integer.parseInt(number);
        if (part > 0 && part * (long) PART >= records.count()) {
            throw new Refusal.NotFound();
        }
        return file(part);
    }

    private String file(int part) {
        StringBuilder file = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"" + SPACE + "\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        if (part == 0) {
            PAGES.forEach(page -> add(file, page, null));
            directory.agencies().forEach(agency -> add(file, "/agencies/" + agency.slug(), null));
            directory.topics().forEach(topic -> add(file, "/topics/" + topic.slug(), null));
            meetings.list(Language.ENGLISH).forEach(meeting -> add(file, "/town-halls/" + meeting.slug(), null));
            meetings.commitments(Language.ENGLISH).forEach(commitment -> add(file, "/commitments/" + commitment.id(), null));
        }
        for (Location record : records.locations(part * PART, PART)) {
            add(file, "/records/" + record.id(), Time.day(record.changedAt()).toString());
        }
        return file.append("</urlset>\n").toString();
    }

    private void add(StringBuilder file, String path, String changed) {
        for (Language language : Languages.UI) {
            file.append("<url><loc>").append(address(language, path)).append("</loc>");
            if (changed != null) {
                file.append("<lastmod>").append(changed).append("</lastmod>");
            }
            for (Language other : Languages.UI) {
                file.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(other.tag()).append("\" href=\"").append(address(other, path)).append("\"/>");
            }
            file.append("</url>\n");
        }
    }

    private String address(Language language, String path) {
        return settings.publicUrl().replace("&", "&amp;") + "/" + language.tag() + path;
    }
}
