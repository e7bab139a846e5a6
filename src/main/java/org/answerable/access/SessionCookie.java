package org.answerable.access;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import org.answerable.platform.Settings;

/** The cookie of a desk session: not readable by scripts, never sent by other sites, only over TLS where there is TLS. */
final class SessionCookie {
    private SessionCookie() {}

    static NewCookie of(String session, UriInfo address, Settings settings) {
        return cookie(address, settings).value(session).build();
    }

    static NewCookie ended(UriInfo address, Settings settings) {
        return cookie(address, settings).value("").maxAge(0).build();
    }

    private static NewCookie.Builder cookie(UriInfo address, Settings settings) {
        boolean tls = address.getRequestUri().getScheme().equals("https") || settings.behindTls();
        return new NewCookie.Builder(DeskAuthentication.COOKIE).path("/").httpOnly(true).secure(tls).sameSite(NewCookie.SameSite.STRICT);
    }
}
