package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.answerable.access.Named;

/** Agencies are known by their names, in all languages, and by their short names: no account may be called so. */
@ApplicationScoped
class NamedAgencies implements Named {
    @Inject
    Directory directory;

    @Override
    public Stream<String> names() {
        return directory.agencies().stream()
                .flatMap(agency -> Stream.concat(
                        Stream.of(agency.slug()),
                        agency.names().values().stream().map(Name::name)));
    }
}
