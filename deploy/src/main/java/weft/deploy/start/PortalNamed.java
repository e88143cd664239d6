package weft.deploy.start;

import weft.deploy.settings.StartRefused;
import weft.deploy.settings.WeftSettings;

/** Checks the settings that the portal needs as a client of the issuer. */
final class PortalNamed {
  private PortalNamed() {}

  /**
   * Checks the portal's address and secret.
   *
   * @throws StartRefused if one of them is missing
   */
  static void require(WeftSettings.Portal portal) {
    if (portal.url() != null && !portal.clientSecret().isEmpty()) return;
    throw new StartRefused(
        "The portal is a client of the issuer, and its address or its secret is missing.",
        "Set weft.portal.url and weft.portal.client-secret.");
  }
}
