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
 * All settings below {@code weft.}.
 *
 * @param port where the hub listens
 * @param data directory of what the hub keeps outside its database; in the demo also the database
 * @param audience the value that an access token must carry in {@code aud}
 * @param partners {@code quiet}: the hub delivers nothing to partners, fetches nothing from them
 *     and closes their ways in; for drills, and after a restore (docs/backup.md)
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
    @DefaultValue Mqtt mqtt,
    @DefaultValue Limits limits,
    @DefaultValue Tls tls,
    @DefaultValue Metrics metrics,
    @DefaultValue Evidence evidence) {

  /** Whether the hub serves partners. */
  public enum Partners {
    USUAL,
    QUIET
  }

  /**
   * The hub's SFTP server, and its SFTP client for partners' servers.
   *
   * @param port where the hub serves the partners' folders; 0: nowhere
   * @param host the address to listen on; all addresses if unset, loopback in the demo
   * @param idle after which a session without requests ends
   * @param key private key file for partners' servers, without a passphrase; if unset, the hub
   *     makes one and keeps it in {@code <data>/sftp}
   * @param fetchEvery how often the hub looks into partners' outboxes
   */
  public record Sftp(
      @DefaultValue("0") int port,
      @Nullable String host,
      @DefaultValue("5m") Duration idle,
      @Nullable Path key,
      @DefaultValue("1m") Duration fetchEvery) {}

  /**
   * The hub's own AS2. Without a key store (and outside the demo) it has none.
   *
   * @param id its AS2 name
   * @param url where partners' receipts reach it; {@code <weft.portal.url>/as2} if unset
   * @param keystore PKCS #12 with its key and certificate
   * @param keystorePassword the key store's password
   * @param receiptWithin how long the hub waits for an asynchronous receipt before it sends again
   */
  public record HubAs2(
      @DefaultValue("WEFT") String id,
      @Nullable String url,
      @Nullable Path keystore,
      @DefaultValue("") String keystorePassword,
      @DefaultValue("30m") Duration receiptWithin) {}

  /**
   * Readings of machines from companies' own brokers by MQTT 5 (docs/machines.md).
   *
   * @param session how long a broker keeps messages for a hub that is away
   * @param brokers each company's broker
   */
  public record Mqtt(
      @DefaultValue("7d") Duration session, @DefaultValue List<PartyBroker> brokers) {}

  /**
   * The broker of one company, numbered from 0; a company has one at most.
   *
   * @param party the company's code; all readings from the broker are of its machines
   * @param url such as {@code mqtts://broker.example.com:8883}; {@code mqtt:} is without TLS
   * @param user the hub's user at the broker, if it wants one
   * @param password of that user
   * @param certificates PEM file of the broker's certificate authorities; the JDK's if unset
   */
  public record PartyBroker(
      @DefaultValue("") String party,
      @DefaultValue("") String url,
      @Nullable String user,
      @Nullable String password,
      @Nullable Path certificates) {
    @Override
    public String toString() {
      return "PartyBroker of " + party;
    }
  }

  /**
   * Limits for each address, party and client, so that none blocks the others (docs/operating.md).
   *
   * @param connections open connections to the web server; 0: one per 256 KB of heap, 256 to 8,192
   * @param connectionsPerAddress 0: a quarter of all
   * @param proxies addresses, or networks such as {@code 10.0.0.0/8}, from which many clients come;
   *     they count like this machine itself
   * @param atATime concurrent requests of a party; a client or user has half of that, here and
   *     below
   * @param requestsPerMinute of a party; 0: unlimited, here and below
   * @param uploadsPerMinute interchanges and sheets uploaded or checked
   * @param exportsPerMinute raw interchanges downloaded, and sheets written
   * @param megabytesPerMinute of JSON bodies
   * @param streams open change streams
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
   * The hub's own TLS, on a port in addition to {@code weft.port}, which then listens on loopback
   * only.
   *
   * @param certificate PEM file with the certificate and its issuers; unset: no TLS
   * @param key PEM file with its private key, without a passphrase
   * @param port where it listens
   * @param address the address to listen on; all addresses if empty
   */
  public record Tls(
      @Nullable Path certificate,
      @Nullable Path key,
      @DefaultValue("8443") int port,
      @DefaultValue("") String address) {}

  /**
   * Access to {@code /actuator/prometheus} for others than this machine.
   *
   * @param token the bearer token for other callers; unset: no other callers
   */
  public record Metrics(@Nullable String token) {
    @Override
    public String toString() {
      return "Metrics";
    }
  }

  /**
   * The evidence log (docs/evidence.md).
   *
   * @param witnesses who cosigns its checkpoints: each an address and one or more keys, separated
   *     by spaces
   */
  public record Evidence(@DefaultValue List<String> witnesses) {}

  /**
   * How the hub delivers interchanges to partners.
   *
   * @param lease after which another hub takes over the deliveries of a silent one
   * @param giveUpAfter how long the hub retries an interchange before it becomes a dead letter
   * @param insideToo whether any address of the hub's own network may be a partner's
   * @param inside the inside addresses that may, if not all: addresses, or networks such as {@code
   *     10.1.0.0/16}
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
   * The OpenID Connect issuer of users and clients. The hub reads its discovery document.
   *
   * @param uri the issuer's exact name, such as {@code https://login.example.com/realms/trade};
   *     required
   * @param firstOperator the {@code sub} of the person who becomes operator if the hub has none at
   *     its start
   */
  public record Issuer(@Nullable String uri, @Nullable String firstOperator) {}

  /**
   * The portal as a client of the issuer.
   *
   * @param url where browsers find the hub, such as {@code https://hub.example.com}; required
   * @param clientId its client at the issuer: confidential, authorization code with PKCE, redirect
   *     URI {@code <url>/bff/login/code}
   * @param clientSecret its secret at the issuer; required. It also seals the session cookies
   */
  public record Portal(
      @Nullable URI url,
      @DefaultValue("weft-portal") String clientId,
      @DefaultValue("") String clientSecret) {}

  /**
   * An external PostgreSQL whose roles {@code roles.sql} created.
   *
   * @param url such as {@code jdbc:postgresql://db.example.com:5432/weft}; required
   * @param ownerUser owns the schema and migrates it, only at the start
   * @param ownerPassword of that user
   * @param writerUser writes history, views, inbox and outbox
   * @param writerPassword of that user
   * @param readerUser reads for the parties, each within its own rows
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
   * The Axon Server that stores the events in the profile {@code axon-server}.
   *
   * @param servers nodes as {@code host:port}, separated by commas
   * @param context the server's context, for this hub only
   * @param token an application's access token, if the server requires one
   * @param tls whether the connection is encrypted
   * @param certificates PEM file of the server's certificate authorities; the JDK's if unset
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
