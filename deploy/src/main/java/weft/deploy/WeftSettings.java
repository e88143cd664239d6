package weft.deploy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import weft.database.DatabaseRoles;
import weft.database.Login;

/**
 * Everything under {@code weft.} that can be set.
 *
 * @param port where the hub listens
 * @param data directory of what the hub keeps outside its database; in the demo also the database
 * @param audience what an access token must carry in {@code aud}
 */
@ConfigurationProperties("weft")
public record WeftSettings(
    @DefaultValue("8080") int port,
    @DefaultValue("data") Path data,
    @DefaultValue("weft-api") String audience,
    @DefaultValue Issuer issuer,
    @DefaultValue Portal portal,
    @DefaultValue Database database) {

  /**
   * The OpenID Connect issuer that vouches for users and clients; its discovery document is read.
   */
  public record Issuer(@Nullable String uri) {}

  /**
   * The portal as the issuer knows it.
   *
   * @param url where browsers find the hub, such as {@code https://hub.example.com}
   * @param clientId its client at the issuer: confidential, authorization code with PKCE, redirect
   *     URI {@code <url>/bff/login/code}
   */
  public record Portal(
      @Nullable URI url,
      @DefaultValue("weft-portal") String clientId,
      @DefaultValue("") String clientSecret) {}

  /** An external PostgreSQL whose roles were made by {@code roles.sql}. */
  public record Database(
      @DefaultValue("") String url,
      @DefaultValue(DatabaseRoles.OWNER) String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue(DatabaseRoles.WRITER) String writerUser,
      @DefaultValue("") String writerPassword,
      @DefaultValue(DatabaseRoles.READER) String readerUser,
      @DefaultValue("") String readerPassword) {

    DatabaseAddress address() {
      return new DatabaseAddress(
          url,
          new Login(ownerUser, ownerPassword),
          new Login(writerUser, writerPassword),
          new Login(readerUser, readerPassword));
    }
  }
}
