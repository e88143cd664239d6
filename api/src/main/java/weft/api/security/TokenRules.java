package weft.api.security;

import org.jspecify.annotations.Nullable;

/**
 * Whose tokens the API takes.
 *
 * @param issuer the only {@code iss} accepted
 * @param audience must be among {@code aud}; ID tokens carry the portal's client id there and fail
 * @param jwkSetUri where the keys are; null to ask the issuer's discovery document
 */
public record TokenRules(String issuer, String audience, @Nullable String jwkSetUri) {}
