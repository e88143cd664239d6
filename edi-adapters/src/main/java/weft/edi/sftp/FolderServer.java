package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.threads.NoCloseExecutor;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.folder.PartnerFolder;
import weft.edi.folder.PrivateFolders;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Serves the partners' folders by SFTP. The server offers nothing else of SSH: no shell, no
 * command, no forwarding, no password. Each party sees only its own folders.
 */
public final class FolderServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderServer.class);
  private static final int SESSIONS = 256;
  private static final int SESSIONS_OF_A_PARTY = 8;
  private static final int CHANNELS = 4;
  private static final int HANDLES = 16;
  private static final int OFFERED_KEYS = 10;
  private static final Duration LOGIN = Duration.ofSeconds(20);

  private final Path partners;
  private final PartyLogin login;
  private final Writing writing = new Writing();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final SshServer server = SshServer.setUpDefaultServer();

  private FolderServer(Path partners, PartyDirectory directory, LoginsSeen seen) {
    this.partners = partners;
    this.login = new PartyLogin(directory, seen);
  }

  /**
   * Serves until closed.
   *
   * @param partners the folder that holds one folder for each partner
   * @param host the address to listen on; null for all
   * @param idle how long a session may stay without requests
   * @param seen gets a report of each login
   */
  public static FolderServer start(
      Path partners,
      PartyDirectory directory,
      List<KeyPair> hostKeys,
      @Nullable String host,
      int port,
      Duration idle,
      LoginsSeen seen)
      throws IOException {
    var served = new FolderServer(partners, directory, seen);
    served.setUp(hostKeys, idle);
    if (host != null) served.server.setHost(host);
    served.server.setPort(port);
    try {
      served.server.start();
    } catch (IOException | RuntimeException e) {
      served.close();
      throw e;
    }
    return served;
  }

  /** The port on which the server listens. */
  public int port() {
    return server.getPort();
  }

  private void setUp(List<KeyPair> hostKeys, Duration idle) {
    Algorithms.restrict(server);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    server.setPublickeyAuthenticator(login);
    server.setUserAuthFactories(
        List.of(new UserAuthPublicKeyFactory(server.getSignatureFactories())));
    server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
    server.setGlobalRequestHandlers(
        server.getGlobalRequestHandlers().stream()
            .filter(it -> !it.getClass().getSimpleName().contains("Forward"))
            .toList());
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setSubsystemFactories(List.of(new Subsystem()));
    server.setFileSystemFactory(new Roots());
    server.addSessionListener(login);
    server.addSessionListener(new Places());
    CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Weft");
    CoreModuleProperties.NIO_WORKERS.set(server, 2);
    CoreModuleProperties.AUTH_TIMEOUT.set(server, LOGIN);
    CoreModuleProperties.IDLE_TIMEOUT.set(server, idle);
    CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, OFFERED_KEYS);
    CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, SESSIONS_OF_A_PARTY);
    CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, CHANNELS);
    CoreModuleProperties.STOP_WAIT_TIME.set(server, Duration.ofSeconds(5));
    SftpModuleProperties.SFTP_VERSION.set(server, 3);
    SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, HANDLES);
    SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
    SftpModuleProperties.OPENSSH_EXTENSIONS.set(
        server, "posix-rename@openssh.com=1,fsync@openssh.com=1");
  }

  private Path root(SessionContext session) throws IOException {
    PartyCode party =
        login
            .party(session.getUsername())
            .orElseThrow(() -> new IOException("No party: " + session.getUsername()));
    PrivateFolders.make(partners);
    return PartnerFolder.of(party, partners.toRealPath().resolve(party.value())).path();
  }

  private final class Subsystem extends SftpSubsystemFactory {
    Subsystem() {
      setFileSystemAccessor(new FolderAccess());
      setErrorStatusDataHandler(new SftpSentences());
      setExecutorServiceProvider(() -> new NoCloseExecutor(executor));
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
      Path root = root(channel.getSession());
      Room.tidy(root);
      return new FolderSubsystem(channel, this, root, login, writing);
    }
  }

  private final class Roots implements FileSystemFactory {
    @Override
    public Path getUserHomeDir(SessionContext session) throws IOException {
      return root(session);
    }

    @Override
    public FileSystem createFileSystem(SessionContext session) throws IOException {
      return new RootedFileSystemProvider().newFileSystem(root(session), Map.of());
    }
  }

  /** Closes a connection beyond the limit before it uses resources. */
  private final class Places implements SessionListener {
    @Override
    public void sessionCreated(Session session) {
      if (server.getActiveSessions().size() <= SESSIONS) return;
      LOG.info("More than {} SFTP sessions; one is closed", SESSIONS);
      session.close(true);
    }
  }

  /** Ends all sessions and discards their unfinished uploads. */
  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      LOG.warn("The SFTP server did not stop as it should", e);
    }
    executor.close();
  }
}
