package org.answerable.accounts;

import java.util.List;
import org.answerable.web.View;

/** New recovery codes, shown this once. */
public record RecoveryCodesView(List<String> codes) implements View {}
