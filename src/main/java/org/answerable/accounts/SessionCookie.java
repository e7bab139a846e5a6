package org.answerable.accounts;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import org.answerable.language.Languages;
import org.answerable.platform.Settings;

/**
 * The cookies of the desk: the session's, that of a sign-in whose second step is awaited, and those by which a browser
 * is known again at sign-in. Not readable by scripts, never sent by other sites, only over TLS where there is TLS.
 */
final class SessionCookie {
    /** The cookie by which a browser is known again. */
    static final String DEVICE = "device";
    /** The cookie of a sign-in that waits for its second step. */
    static final String HALF = "half";

    private SessionCookie() {}

    static NewCookie of(String session, UriInfo address, Settings settings) {
        return cookie(address, settings).value(session).build();
    }

    static NewCookie ended(UriInfo address, Settings settings) {
        return cookie(address, settings).value("").maxAge(0).build();
    }

    /** For as long as the sign-in may wait. */
    static NewCookie half(String half, UriInfo address, Settings settings) {
        return cookie(HALF, address, settings)
                .value(half)
                .maxAge((int) HalfSignIn.LIFE.toSeconds())
                .build();
    }

    static NewCookie halfEnded(UriInfo address, Settings settings) {
        return cookie(HALF, address, settings).value("").maxAge(0).build();
    }

    /**
     * The browser's, for the pages of the desk only: one for each language, since the language comes first in an
     * address.
     */
    static NewCookie[] device(String device, UriInfo address, Settings settings) {
        return Languages.UI.stream()
                .map(language -> cookie(DEVICE, address, settings)
                        .value(device)
                        .path("/" + language.tag() + "/desk")
                        .maxAge((int) KnownDevice.KEPT.toSeconds())
                        .build())
                .toArray(NewCookie[]::new);
    }

    private static NewCookie.Builder cookie(UriInfo address, Settings settings) {
        return cookie(DeskAuthentication.COOKIE, address, settings);
    }

    private static NewCookie.Builder cookie(String name, UriInfo address, Settings settings) {
        boolean tls = address.getRequestUri().getScheme().equals("https") || settings.behindTls();
        return new NewCookie.Builder(name).path("/").httpOnly(true).secure(tls).sameSite(NewCookie.SameSite.STRICT);
    }
}
