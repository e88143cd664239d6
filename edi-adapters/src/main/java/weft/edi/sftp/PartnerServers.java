package weft.edi.sftp;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.party.Channel.SftpServer;

/**
 * Connects to partners' SFTP servers with the hub's key. A server is trusted only if it has a host
 * key that the partner's channel lists. The machine's own SSH set-up is not used: no known hosts,
 * no configuration, no agent.
 */
public final class PartnerServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerServers.class);
  private static final AttributeKey<List<PublicKey>> BELIEVED = new AttributeKey<>();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final KeyOnDemand ours;
  private final Duration patience;
  private @Nullable KeyPair key;
  private @Nullable SshClient client;
  private boolean closed;

  /** The hub's key pair, read or created at its first use. */
  public interface KeyOnDemand {
    KeyPair get() throws IOException;
  }

  public PartnerServers(KeyOnDemand ours) {
    this(ours, PATIENCE);
  }

  /**
   * @param patience the time limit for the connection and for the login, each
   */
  PartnerServers(KeyOnDemand ours, Duration patience) {
    this.ours = ours;
    this.patience = patience;
  }

  /** The hub's public key as a partner enters it: one line of {@code authorized_keys}. */
  public String publicKey() throws IOException {
    return Keys.line(key().getPublic()) + " weft";
  }

  private synchronized KeyPair key() throws IOException {
    if (key == null) key = ours.get();
    return key;
  }

  /**
   * Connects and logs in, within 20 s.
   *
   * @param limit the time after which the connection ends, even during a transfer
   */
  PartnerServer connect(SftpServer at, Duration limit) throws IOException {
    List<PublicKey> believed = Keys.of(at.hostKeys());
    if (believed.isEmpty()) throw new IOException("No usable host key was agreed for " + at.host());
    var context = AttributeRepository.ofKeyValuePair(BELIEVED, believed);
    try {
      ClientSession session =
          client()
              .connect(at.user(), at.host(), at.port(), context, null)
              .verify(patience)
              .getSession();
      return PartnerServer.in(logIn(session), limit);
    } catch (RuntimeException e) { // thrown by SSHD, for example for an unknown host name
      throw new IOException("No connection to " + at.host() + ":" + at.port(), e);
    }
  }

  private ClientSession logIn(ClientSession session) throws IOException {
    try {
      session.addPublicKeyIdentity(key());
      session.auth().verify(patience);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close(true);
      throw e;
    }
  }

  /**
   * Starts the client at its first use, so that a hub without such partners has no idle threads.
   */
  private synchronized SshClient client() throws IOException {
    if (closed) throw new IOException("The hub stops");
    if (client == null) {
      client = SshClient.setUpDefaultClient();
      setUp(client);
      client.start();
    }
    return client;
  }

  private void setUp(SshClient client) {
    Algorithms.restrict(client);
    client.setServerKeyVerifier(PartnerServers::isBelieved);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
    client.setUserAuthFactories(
        List.of(new UserAuthPublicKeyFactory(client.getSignatureFactories())));
    client.setAgentFactory(null);
    client.addSessionListener(new KnownTypesOnly());
    CoreModuleProperties.NIO_WORKERS.set(client, 2);
    CoreModuleProperties.IO_CONNECT_TIMEOUT.set(client, patience);
    CoreModuleProperties.AUTH_TIMEOUT.set(client, patience.multipliedBy(2));
    CoreModuleProperties.IDLE_TIMEOUT.set(client, SILENCE);
    CoreModuleProperties.STOP_WAIT_TIME.set(client, Duration.ofSeconds(5));
  }

  private static List<PublicKey> believed(@Nullable AttributeRepository context) {
    List<PublicKey> keys = context == null ? null : context.getAttribute(BELIEVED);
    return keys == null ? List.of() : keys;
  }

  private static boolean isBelieved(ClientSession session, SocketAddress from, PublicKey shown) {
    boolean known =
        believed(session.getConnectionContext()).stream()
            .anyMatch(it -> KeyUtils.compareKeys(it, shown));
    if (!known) LOG.warn("{} shows a host key that was not agreed: {}", from, Keys.line(shown));
    return known;
  }

  /**
   * Offers only the key types that the channel lists, because a server with several keys would
   * otherwise show one that the hub cannot recognize.
   */
  private static final class KnownTypesOnly implements SessionListener {
    @Override
    public void sessionNegotiationOptionsCreated(
        Session session, Map<KexProposalOption, String> proposal) {
      Set<String> types =
          believed(((ClientSession) session).getConnectionContext()).stream()
              .map(KeyUtils::getKeyType)
              .collect(Collectors.toSet());
      String offered = proposal.getOrDefault(KexProposalOption.SERVERKEYS, "");
      String known =
          Arrays.stream(offered.split(","))
              .filter(it -> types.contains(KeyUtils.getCanonicalKeyType(it)))
              .collect(Collectors.joining(","));
      if (!known.isEmpty()) proposal.put(KexProposalOption.SERVERKEYS, known);
    }
  }

  /** Closes all connections at once. */
  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) client.stop();
  }
}
