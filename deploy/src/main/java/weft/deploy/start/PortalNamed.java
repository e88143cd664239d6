package weft.deploy.start;

import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/** Requires what the portal needs as a client of the issuer. */
final class PortalNamed {
  private PortalNamed() {}

  /** Refuses to start without the portal's address or secret. */
  static void require(WeftSettings.Portal portal) {
    if (portal.url() != null && !portal.clientSecret().isEmpty()) return;
    throw new StartRefused(
        "The portal is a client of the issuer, and its address or its secret is missing.",
        "Set weft.portal.url and weft.portal.client-secret.");
  }
}
