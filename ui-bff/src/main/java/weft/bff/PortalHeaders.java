package weft.bff;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Restricts what browsers allow the portal's pages: only the portal's own files and requests. */
final class PortalHeaders {
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self';"
          + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private PortalHeaders() {}

  static void set(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(it -> it.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(it -> it.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(it -> it.policy("camera=(self), geolocation=(), microphone=()"))
        .crossOriginOpenerPolicy(
            it ->
                it.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            it ->
                it.policy(
                    CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN))
        .cacheControl(
            HeadersConfigurer.CacheControlConfig::disable); // files and relay set their own
  }
}
