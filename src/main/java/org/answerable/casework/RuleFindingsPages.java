package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.casework.RuleFindings.Finding;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is to be done about the rules, as a page of the desk. */
@Path("/desk/rules/findings")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class RuleFindingsPages {
    /** So many of each kind are shown beside those of others. */
    private static final int FIRST = 20;
    /** So many of one kind are shown alone. */
    private static final int PAGE = 100;

    @Inject
    RuleFindings findings;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public RuleFindingsView show(@QueryParam("kind") String kind, @QueryParam("from") String from) {
        Map<String, List<Finding>> byKind = new LinkedHashMap<>();
        findings.all(reader.language())
                .forEach(finding -> byKind.computeIfAbsent(finding.kind().tag(), k -> new ArrayList<>())
                        .add(finding));
        List<Finding> one = kind == null ? null : byKind.get(kind);
        if (one == null) {
            return new RuleFindingsView(
                    null,
                    byKind.entrySet().stream()
                            .map(group -> group(group.getKey(), group.getValue(), 0, FIRST))
                            .toList(),
                    0,
                    findings.learned());
        }
        int first = from != null && from.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(from), one.size()) : 0;
        return new RuleFindingsView(
                kind,
                List.of(group(kind, one, first, PAGE)),
                one.size() > first + PAGE ? first + PAGE : 0,
                findings.learned());
    }

    private static RuleFindingsView.Group group(String kind, List<Finding> all, int from, int size) {
        return new RuleFindingsView.Group(kind, all.subList(from, Math.min(from + size, all.size())), all.size());
    }
}
