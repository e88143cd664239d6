package weft.deploy.issuer;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Stores pending logins and their refresh tokens in a table, so that they survive a restart. Tokens
 * are sealed, so that a reader of the table or a backup gets none. A program's token is signed,
 * short-lived and never looked up again, so it is not stored.
 */
final class Authorizations extends JdbcOAuth2AuthorizationService {
  /**
   * Spring keeps the column types in a static map, which each new service clears and fills again
   * from the database. If several hubs start in one process, as in tests, a login at another one
   * could fail with 500 meanwhile; this lock prevents it.
   */
  private static final ReadWriteLock COLUMNS = new ReentrantReadWriteLock();

  private final JdbcOperations jdbc;
  private final TokenSeal seal;

  private Authorizations(JdbcOperations jdbc, RegisteredClientRepository clients, TokenSeal seal) {
    super(jdbc, clients);
    this.jdbc = jdbc;
    this.seal = seal;
  }

  static Authorizations in(
      JdbcOperations jdbc, RegisteredClientRepository clients, TokenSeal seal) {
    return under(COLUMNS.writeLock(), () -> new Authorizations(jdbc, clients, seal));
  }

  private static <T extends @Nullable Object> T under(Lock lock, Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void save(OAuth2Authorization it) {
    if (it.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) return;
    forgetExpired();
    Lock columns = COLUMNS.readLock();
    columns.lock();
    try {
      super.save(with(it, seal::close));
    } finally {
      columns.unlock();
    }
  }

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return opened(under(COLUMNS.readLock(), () -> super.findById(id)));
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    boolean state = type != null && type.getValue().equals(OAuth2ParameterNames.STATE);
    String kept = state ? token : seal.close(token);
    return opened(under(COLUMNS.readLock(), () -> super.findByToken(kept, type)));
  }

  private @Nullable OAuth2Authorization opened(@Nullable OAuth2Authorization it) {
    return it == null ? null : with(it, seal::open);
  }

  /** The authorization with each token converted. */
  private static OAuth2Authorization with(OAuth2Authorization it, UnaryOperator<String> way) {
    var other = OAuth2Authorization.from(it);
    put(
        other,
        it.getToken(OAuth2AuthorizationCode.class),
        code ->
            new OAuth2AuthorizationCode(
                way.apply(code.getTokenValue()),
                requireNonNull(code.getIssuedAt(), "every code is issued"),
                requireNonNull(code.getExpiresAt(), "every code ends")));
    put(
        other,
        it.getAccessToken(),
        token ->
            new OAuth2AccessToken(
                token.getTokenType(),
                way.apply(token.getTokenValue()),
                token.getIssuedAt(),
                token.getExpiresAt(),
                token.getScopes()));
    put(
        other,
        it.getRefreshToken(),
        token ->
            new OAuth2RefreshToken(
                way.apply(token.getTokenValue()), token.getIssuedAt(), token.getExpiresAt()));
    put(
        other,
        it.getToken(OidcIdToken.class),
        token ->
            new OidcIdToken(
                way.apply(token.getTokenValue()),
                token.getIssuedAt(),
                token.getExpiresAt(),
                token.getClaims()));
    return other.build();
  }

  private static <T extends OAuth2Token> void put(
      OAuth2Authorization.Builder into,
      OAuth2Authorization.@Nullable Token<T> token,
      UnaryOperator<T> written) {
    if (token != null)
      into.token(written.apply(token.getToken()), it -> it.putAll(token.getMetadata()));
  }

  private void forgetExpired() {
    jdbc.update(
        """
        delete from oauth2_authorization
         where greatest(authorization_code_expires_at, access_token_expires_at, refresh_token_expires_at) < now()
        """);
  }
}
