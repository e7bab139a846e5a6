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

    /** The cookie that holds the secret of an invitation's link while its form is filled in. */
    static final String INVITATION = "invitation";

    /** The cookie that holds, sealed, what must come back from the identity provider. */
    static final String FLOW = "sign-in";

    private static final int INVITATION_SECONDS = 3_600;

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

    /**
     * The secret of an invitation's link, for its page alone, one for each language; {@code null} ends it. A mail's
     * link is opened from another site, and browsers send a strict cookie on no redirect of that, so it is lax.
     */
    static NewCookie[] invitation(String secret, UriInfo address, Settings settings) {
        return Languages.UI.stream()
                .map(language -> cookie(INVITATION, address, settings)
                        .value(secret == null ? "" : secret)
                        .path("/" + language.tag() + "/invitation")
                        .maxAge(secret == null ? 0 : INVITATION_SECONDS)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .toArray(NewCookie[]::new);
    }

    /** What must come back; {@code null} ends it. Lax, since the provider is another site. */
    static NewCookie flow(String kept, UriInfo address, Settings settings) {
        return cookie(FLOW, address, settings)
                .value(kept == null ? "" : kept)
                .path(OpenIdSigning.RETURN)
                .maxAge(kept == null ? 0 : (int) OpenIdSigning.PATIENCE.toSeconds())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private static NewCookie.Builder cookie(UriInfo address, Settings settings) {
        return cookie(DeskAuthentication.COOKIE, address, settings);
    }

    private static NewCookie.Builder cookie(String name, UriInfo address, Settings settings) {
        boolean tls = address.getRequestUri().getScheme().equals("https") || settings.behindTls();
        return new NewCookie.Builder(name).path("/").httpOnly(true).secure(tls).sameSite(NewCookie.SameSite.STRICT);
    }
}
