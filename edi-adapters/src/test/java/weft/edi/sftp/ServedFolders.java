package weft.edi.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import weft.edi.meaning.Village;
import weft.party.Channel.SftpServer;

/** The hub's server on loopback, two parties with keys, and SSHD's own client as the partner. */
final class ServedFolders implements AutoCloseable {
  static final KeyPair HENGYUES = key();
  static final KeyPair LINGYUNS = key();
  private static final List<KeyPair> HOST = List.of(key());

  final Path data;
  final Path partners;
  final Neighbours directory = new Neighbours();
  final NotedLogins seen = new NotedLogins();
  final FolderServer server;
  private final SshClient client = SshClient.setUpDefaultClient();

  ServedFolders() throws IOException {
    this(Duration.ofMinutes(1));
  }

  ServedFolders(Duration idle) throws IOException {
    data = Files.createTempDirectory("weft-sftp");
    partners = data.resolve("partners");
    directory.agree(Village.HENGYUE, HENGYUES);
    directory.agree(Village.LINGYUN, LINGYUNS);
    server = FolderServer.start(partners, directory, HOST, "127.0.0.1", 0, idle, seen);
    client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
    client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
    client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
    client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
    client.start();
  }

  static KeyPair key() {
    try {
      return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Path folder(String party, String name) {
    return partners.resolve(party).resolve(name);
  }

  /** The hub's own channel as a partner's hub would configure it. */
  SftpServer address(String user) {
    List<String> keys = HOST.stream().map(it -> Keys.line(it.getPublic())).toList();
    return new SftpServer("127.0.0.1", server.port(), user, keys, "/out", "/in");
  }

  /** Connected, not logged in. */
  ClientSession connect(String user) throws IOException {
    return client.connect(user, "127.0.0.1", server.port()).verify(5_000).getSession();
  }

  ClientSession session(String user, KeyPair key) throws IOException {
    ClientSession session = connect(user);
    session.addPublicKeyIdentity(key);
    session.auth().verify(5_000);
    return session;
  }

  /** Closing the client ends its session. */
  SftpClient sftp(String user, KeyPair key) throws IOException {
    return SftpClientFactory.instance()
        .createSftpClient(session(user, key))
        .singleSessionInstance();
  }

  SftpClient hengyue() throws IOException {
    return sftp("HENGYUE", HENGYUES);
  }

  SftpClient lingyun() throws IOException {
    return sftp("LINGYUN", LINGYUNS);
  }

  @Override
  public void close() {
    client.stop();
    server.close();
  }
}
