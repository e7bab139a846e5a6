package org.answerable.learn;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.answerable.directory.County;
import org.answerable.directory.Directory;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.office.OwnTexts;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages under {@code /learn}. */
@Path("/learn")
@Produces(MediaType.TEXT_HTML)
public class LearnPages {
    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Inject
    OwnTexts texts;

    @Inject
    HelpBook help;

    /** What there is to read. */
    public record LearnView() implements View {
        @Override
        public String template() {
            return "learn/LearnView.jte";
        }
    }

    /** The way of a comment. */
    public record HowItWorksView(OwnTexts.Standing own) implements View {
        @Override
        public String template() {
            return "learn/HowItWorksView.jte";
        }
    }

    /**
     * Rights, and where to get help.
     *
     * @param county the FIPS code chosen, empty for anywhere
     * @param subject the subject chosen, empty for any
     * @param own how the office's own texts of the page stand
     */
    public record YourRightsView(
            List<County> counties,
            String county,
            String subject,
            List<Help> independent,
            List<Help> government,
            OwnTexts.Standing own)
            implements View {
        @Override
        public String template() {
            return "learn/YourRightsView.jte";
        }

        /** The names of the counties somebody serves. */
        public String served(Help help) {
            return counties.stream()
                    .filter(county -> help.served().contains(county.fips()))
                    .map(County::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    /** What the software does with what it is told; keep it true to the code. */
    public record PrivacyView(OwnTexts.Standing own) implements View {
        @Override
        public String template() {
            return "learn/PrivacyView.jte";
        }
    }

    /** What is published, what is not, and why. */
    public record HowModerationWorksView(OwnTexts.Standing own) implements View {
        @Override
        public String template() {
            return "learn/HowModerationWorksView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public View overview() {
        return new LearnView();
    }

    @GET
    @Path("/how-it-works")
    @Operation(hidden = true)
    public View howItWorks() {
        return new HowItWorksView(own(Part.HOW_IT_WORKS));
    }

    @GET
    @Path("/your-rights")
    @Operation(hidden = true)
    public View yourRights(
            @QueryParam("county") @DefaultValue("") String county,
            @QueryParam("subject") @DefaultValue("") String subject) {
        String place = directory.county(county).map(County::fips).orElse("");
        String about = Help.SUBJECTS.contains(subject) ? subject : "";
        String language = reader.language().tag();
        return new YourRightsView(
                directory.counties(),
                place,
                about,
                Help.of(help.all(), true, place, about, language),
                Help.of(help.all(), false, place, about, language),
                own(Part.YOUR_RIGHTS));
    }

    @GET
    @Path("/privacy")
    @Operation(hidden = true)
    public View privacy() {
        return new PrivacyView(own(Part.PRIVACY));
    }

    @GET
    @Path("/moderation")
    @Operation(hidden = true)
    public View moderation() {
        return new HowModerationWorksView(own(Part.MODERATION));
    }

    private OwnTexts.Standing own(Part part) {
        return texts.standing(part, reader.language());
    }
}
