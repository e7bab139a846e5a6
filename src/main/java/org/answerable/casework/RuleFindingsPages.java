package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
    @Inject
    RuleFindings findings;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public RuleFindingsView show() {
        Map<String, List<Finding>> byKind = new LinkedHashMap<>();
        findings.all(reader.language())
                .forEach(finding -> byKind.computeIfAbsent(finding.kind().tag(), k -> new ArrayList<>())
                        .add(finding));
        return new RuleFindingsView(byKind.entrySet().stream()
                .map(group -> new RuleFindingsView.Group(group.getKey(), group.getValue()))
                .toList());
    }
}
