package weft.api.security;

import org.jspecify.annotations.Nullable;

/**
 * The tokens that the API accepts.
 *
 * @param issuer the only {@code iss} accepted
 * @param audience must be among {@code aud}; ID tokens carry the portal's client id there and are
 *     refused
 * @param jwkSetUri where the keys are; null to use the issuer's discovery document
 */
public record TokenRules(String issuer, String audience, @Nullable String jwkSetUri) {}
