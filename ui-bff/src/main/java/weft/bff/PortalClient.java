package weft.bff;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The portal as a confidential client of its issuer, and the address of its API.
 *
 * @param url where browsers find the portal, without a path
 * @param issuer the {@code iss} of its ID tokens
 * @param endpoints null to read the issuer's discovery document at the first login
 * @param api the API's base address as this process reaches it, without a path
 */
public record PortalClient(
    URI url,
    String issuer,
    String clientId,
    String clientSecret,
    @Nullable Endpoints endpoints,
    URI api) {
  static final String CALLBACK = "/bff/login/code";

  /**
   * An issuer's endpoints.
   *
   * @param authorization as browsers reach it; the others as this process does
   */
  public record Endpoints(String authorization, String token, String jwkSet, String revocation) {}

  public String redirectUri() {
    return url + CALLBACK;
  }

  @Override
  public String toString() {
    return clientId + " of " + issuer;
  }
}
