package weft.deploy.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import weft.api.quota.QuotaLimits;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.edi.outbox.Delivery;
import weft.history.axonserver.AxonServer;

/**
 * Everything under {@code weft.} that can be set.
 *
 * @param port where the hub listens
 * @param data directory of what the hub keeps outside its database; in the demo also the database
 * @param audience what an access token must carry in {@code aud}
 * @param partners {@code quiet}: nothing is delivered to partners or fetched from them, and their
 *     ways in are closed; for drills, and after a restore (docs/backup.md)
 */
@ConfigurationProperties("weft")
public record WeftSettings(
    @DefaultValue("8080") int port,
    @DefaultValue("data") Path data,
    @DefaultValue("weft-api") String audience,
    @DefaultValue("usual") Partners partners,
    @DefaultValue Issuer issuer,
    @DefaultValue Portal portal,
    @DefaultValue Database database,
    @DefaultValue EventServer axonServer,
    @DefaultValue Sftp sftp,
    @DefaultValue OutgoingMail delivery,
    @DefaultValue HubAs2 as2,
    @DefaultValue Limits limits,
    @DefaultValue Tls tls,
    @DefaultValue Metrics metrics) {

  /** Whether partners are served. */
  public enum Partners {
    USUAL,
    QUIET
  }

  /**
   * Partners at our SFTP server, and we at theirs.
   *
   * @param port where the partners' folders are served; 0: nowhere
   * @param host the address to listen on; all without it, and loopback in the demo
   * @param idle after which a session without requests ends
   * @param key file of the private key for partners' servers, without a passphrase; without it one
   *     is made and kept in {@code <data>/sftp}
   * @param fetchEvery how often partners' outboxes are looked into
   */
  public record Sftp(
      @DefaultValue("0") int port,
      @Nullable String host,
      @DefaultValue("5m") Duration idle,
      @Nullable Path key,
      @DefaultValue("1m") Duration fetchEvery) {}

  /**
   * The hub's own AS2; without a key store (and outside the demo) it has none.
   *
   * @param id its AS2 name
   * @param url where partners' receipts reach it; {@code <weft.portal.url>/as2} without it
   * @param keystore PKCS #12 with its key and certificate
   * @param keystorePassword what opens it
   * @param receiptWithin how long a partner's later receipt is waited for before it is sent again
   */
  public record HubAs2(
      @DefaultValue("WEFT") String id,
      @Nullable String url,
      @Nullable Path keystore,
      @DefaultValue("") String keystorePassword,
      @DefaultValue("30m") Duration receiptWithin) {}

  /**
   * What bounds each address, party and client, so that none is in the way of others
   * (docs/operating.md).
   *
   * @param connections to the web server at a time; 0: one for each 256 KB of heap, 256 to 8,192
   * @param connectionsPerAddress 0: a quarter of all
   * @param proxies addresses, or networks such as {@code 10.0.0.0/8}, from which many clients come:
   *     they count as this machine itself does
   * @param atATime requests of a party in hand; of one client or user half of that, here and below
   * @param requestsPerMinute of a party; 0: any number, here and below
   * @param uploadsPerMinute interchanges and sheets handed in or looked at
   * @param exportsPerMinute interchanges fetched as they came, and sheets written
   * @param megabytesPerMinute of JSON bodies
   * @param streams of changes, open at a time
   */
  public record Limits(
      @DefaultValue("0") int connections,
      @DefaultValue("0") int connectionsPerAddress,
      @DefaultValue List<String> proxies,
      @DefaultValue("64") int atATime,
      @DefaultValue("12000") int requestsPerMinute,
      @DefaultValue("6000") int uploadsPerMinute,
      @DefaultValue("1200") int exportsPerMinute,
      @DefaultValue("240") int megabytesPerMinute,
      @DefaultValue("400") int streams) {
    public QuotaLimits quotas() {
      return new QuotaLimits(
          atATime,
          requestsPerMinute,
          uploadsPerMinute,
          exportsPerMinute,
          megabytesPerMinute,
          streams);
    }
  }

  /**
   * The hub's own TLS, on a port beside {@code weft.port}, which is on loopback alone then.
   *
   * @param certificate PEM file of the certificate and those that vouch for it; none: no TLS
   * @param key PEM file of its private key, without a passphrase
   * @param port where it listens
   * @param address the address to listen on; all without it
   */
  public record Tls(
      @Nullable Path certificate,
      @Nullable Path key,
      @DefaultValue("8443") int port,
      @DefaultValue("") String address) {}

  /**
   * Who may read {@code /actuator/prometheus} beside this machine itself.
   *
   * @param token whoever sends it as a bearer token; none: nobody
   */
  public record Metrics(@Nullable String token) {
    @Override
    public String toString() {
      return "Metrics";
    }
  }

  /**
   * How interchanges go to partners.
   *
   * @param lease after which what a silent hub had in hand is carried by another
   * @param giveUpAfter how long one is tried before it is a dead letter
   * @param insideToo whether any address of the hub's own network may be a partner's
   * @param inside those that may, where not any: addresses, or networks such as {@code 10.1.0.0/16}
   */
  public record OutgoingMail(
      @DefaultValue("15s") Duration lease,
      @DefaultValue("3d") Duration giveUpAfter,
      @DefaultValue("false") boolean insideToo,
      @DefaultValue List<String> inside) {
    public Delivery.Patience patience() {
      return new Delivery.Patience(lease, giveUpAfter);
    }
  }

  /**
   * The OpenID Connect issuer that vouches for users and clients; its discovery document is read.
   *
   * @param uri its name for itself, to the letter, such as {@code
   *     https://login.example.com/realms/trade}; needed
   * @param firstOperator the {@code sub} of a person who is operator when the hub starts and has
   *     none
   */
  public record Issuer(@Nullable String uri, @Nullable String firstOperator) {}

  /**
   * The portal as the issuer knows it.
   *
   * @param url where browsers find the hub, such as {@code https://hub.example.com}; needed
   * @param clientId its client at the issuer: confidential, authorization code with PKCE, redirect
   *     URI {@code <url>/bff/login/code}
   * @param clientSecret its secret there; needed. Sessions' cookies are sealed with it, too
   */
  public record Portal(
      @Nullable URI url,
      @DefaultValue("weft-portal") String clientId,
      @DefaultValue("") String clientSecret) {}

  /**
   * An external PostgreSQL whose roles were made by {@code roles.sql}.
   *
   * @param url such as {@code jdbc:postgresql://db.example.com:5432/weft}; needed
   * @param ownerUser who owns the schema and migrates it, at the start alone
   * @param ownerPassword of that user
   * @param writerUser who writes history, views, inbox and outbox
   * @param writerPassword of that user
   * @param readerUser who reads for the parties, each within its own rows
   * @param readerPassword of that user
   */
  public record Database(
      @DefaultValue("") String url,
      @DefaultValue(DatabaseRoles.OWNER) String ownerUser,
      @DefaultValue("") String ownerPassword,
      @DefaultValue(DatabaseRoles.WRITER) String writerUser,
      @DefaultValue("") String writerPassword,
      @DefaultValue(DatabaseRoles.READER) String readerUser,
      @DefaultValue("") String readerPassword) {

    public DatabaseAddress address() {
      return new DatabaseAddress(
          url,
          new Login(ownerUser, ownerPassword),
          new Login(writerUser, writerPassword),
          new Login(readerUser, readerPassword));
    }
  }

  /**
   * Counts in the profile {@code axon-server}: where events are kept then.
   *
   * @param servers nodes as {@code host:port}, separated by commas
   * @param context the server's context; this hub's alone
   * @param token an application's access token, where the server asks for one
   * @param tls whether the connection is encrypted
   * @param certificates PEM file of the authorities that vouch for the server; the JDK's without it
   */
  public record EventServer(
      @DefaultValue("localhost:8124") List<String> servers,
      @DefaultValue("default") String context,
      @Nullable String token,
      @DefaultValue("false") boolean tls,
      @Nullable Path certificates) {

    public AxonServer address() {
      return new AxonServer(servers, context, token, tls, certificates);
    }
  }
}
