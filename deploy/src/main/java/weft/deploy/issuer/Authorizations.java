package weft.deploy.issuer;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * The logins under way and their refresh tokens, in a table, so that a restart keeps them. A
 * program's token is signed and short-lived, and nothing refers to it again: it is not kept.
 */
final class Authorizations extends JdbcOAuth2AuthorizationService {
  private final JdbcOperations jdbc;

  Authorizations(JdbcOperations jdbc, RegisteredClientRepository clients) {
    super(jdbc, clients);
    this.jdbc = jdbc;
  }

  @Override
  public void save(OAuth2Authorization it) {
    if (it.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) return;
    forgetExpired();
    super.save(it);
  }

  private void forgetExpired() {
    jdbc.update(
        """
        delete from oauth2_authorization
         where greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at) < now()
        """);
  }
}
