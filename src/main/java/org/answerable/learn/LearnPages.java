package org.answerable.learn;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.platform.http.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The pages under {@code /learn}. */
@Path("/learn")
@Produces(MediaType.TEXT_HTML)
public class LearnPages {
    /** What there is to read. */
    public record LearnView() implements View {
        @Override
        public String template() {
            return "learn/LearnView.jte";
        }
    }

    /** The way of a comment. */
    public record HowItWorksView() implements View {
        @Override
        public String template() {
            return "learn/HowItWorksView.jte";
        }
    }

    /** Rights, and where to get help. */
    public record YourRightsView() implements View {
        @Override
        public String template() {
            return "learn/YourRightsView.jte";
        }
    }

    /** What the software does with what it is told; keep it true to the code. */
    public record PrivacyView() implements View {
        @Override
        public String template() {
            return "learn/PrivacyView.jte";
        }
    }

    /** What is published, what is not, and why. */
    public record ModerationView() implements View {
        @Override
        public String template() {
            return "learn/ModerationView.jte";
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
        return new HowItWorksView();
    }

    @GET
    @Path("/your-rights")
    @Operation(hidden = true)
    public View yourRights() {
        return new YourRightsView();
    }

    @GET
    @Path("/privacy")
    @Operation(hidden = true)
    public View privacy() {
        return new PrivacyView();
    }

    @GET
    @Path("/moderation")
    @Operation(hidden = true)
    public View moderation() {
        return new ModerationView();
    }
}
