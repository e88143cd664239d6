package weft.edi.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.channel.ChannelSession;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.Village;
import weft.edi.reception.RefusedAttempts;
import weft.party.Channel;

/** Logins at the hub's SFTP server, and the folders that they reach. */
class FolderLoginTest {
  private ServedFolders served;

  @BeforeEach
  void serve() throws IOException {
    served = new ServedFolders();
  }

  @AfterEach
  void close() {
    served.close();
  }

  private void assertRefused(String user, KeyPair key) {
    assertThatThrownBy(() -> served.session(user, key)).isInstanceOf(SshException.class);
  }

  @Test
  void a_party_logs_in_with_its_key() throws IOException {
    try (SftpClient it = served.hengyue()) {
      assertThat(it.readEntries("/"))
          .extracting(SftpClient.DirEntry::getFilename)
          .contains("in", "out", "archive")
          .doesNotContain(".uploads");
    }
  }

  @Test
  void a_key_of_nobody_and_a_key_of_another_party_are_refused() {
    assertRefused("HENGYUE", ServedFolders.key());
    assertRefused("HENGYUE", ServedFolders.LINGYUNS);
    assertRefused("NOBODY", ServedFolders.HENGYUES);
    assertRefused("hengyue", ServedFolders.HENGYUES);
    assertRefused("../LINGYUN", ServedFolders.LINGYUNS);
  }

  @Test
  void no_password_is_asked_for() throws IOException {
    try (ClientSession session = served.connect("HENGYUE")) {
      session.addPasswordIdentity("demo");
      assertThatThrownBy(() -> session.auth().verify(5_000)).hasMessageContaining("No more auth");
      assertThat(session.isAuthenticated()).isFalse();
    }
  }

  @Test
  void a_revoked_key_is_refused_at_once_and_its_successor_let_in() throws IOException {
    served.session("HENGYUE", ServedFolders.HENGYUES).close();
    KeyPair next = ServedFolders.key();
    served.directory.agree(Village.HENGYUE, next);
    assertRefused("HENGYUE", ServedFolders.HENGYUES);
    served.session("HENGYUE", next).close();
  }

  @Test
  void a_weak_key_and_one_with_options_are_refused_though_the_channel_names_them()
      throws Exception {
    KeyPair weak = KeyUtils.generateKeyPair(KeyPairProvider.SSH_RSA, 1024);
    KeyPair bound = ServedFolders.key();
    List<String> lines =
        List.of(
            Keys.line(weak.getPublic()),
            "from=\"10.0.0.1\" " + Keys.line(bound.getPublic()),
            "no key at all");
    served.directory.agree(
        Village.HENGYUE, new Channel(Channel.Delivery.FOLDER, null, null, lines, false));
    assertRefused("HENGYUE", weak);
    assertRefused("HENGYUE", bound);
  }

  @Test
  void there_is_no_shell_no_command_and_no_forwarding() throws IOException {
    try (ClientSession session = served.session("HENGYUE", ServedFolders.HENGYUES)) {
      for (ChannelSession it :
          List.of(
              session.createShellChannel(),
              session.createExecChannel("id"),
              session.createSubsystemChannel("netconf"))) {
        var output = new ByteArrayOutputStream();
        it.setOut(output);
        it.open().verify(5_000);
        assertThat(it.waitFor(List.of(ClientChannelEvent.EXIT_STATUS), Duration.ofMillis(500)))
            .doesNotContain(ClientChannelEvent.EXIT_STATUS);
        assertThat(output.size()).isZero();
      }
      assertThatThrownBy(
              () ->
                  session.startRemotePortForwarding(
                      new SshdSocketAddress("127.0.0.1", 0),
                      new SshdSocketAddress("127.0.0.1", served.server.port())))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(
              () ->
                  session
                      .createDirectTcpipChannel(
                          new SshdSocketAddress("127.0.0.1", 1),
                          new SshdSocketAddress("127.0.0.1", served.server.port()))
                      .open()
                      .verify(5_000))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_ninth_session_of_a_party_is_refused_and_the_other_party_is_not() throws IOException {
    for (int i = 0; i < 8; i++) served.session("HENGYUE", ServedFolders.HENGYUES);
    assertRefused("HENGYUE", ServedFolders.HENGYUES);
    served.session("LINGYUN", ServedFolders.LINGYUNS).close();
  }

  @Test
  void after_ten_refused_logins_in_a_minute_that_name_is_refused_from_there_with_any_key() {
    for (int i = 0; i < RefusedAttempts.OF_ONE_NAME; i++)
      assertRefused("HENGYUE", ServedFolders.key());
    assertRefused("HENGYUE", ServedFolders.HENGYUES);
    assertThatCode(() -> served.session("LINGYUN", ServedFolders.LINGYUNS).close())
        .doesNotThrowAnyException();
    assertThat(served.seen.told())
        .containsOnlyOnce("CAME_IN LINGYUN 127.0.0.1")
        .contains("REFUSED HENGYUE 127.0.0.1", "TOO_OFTEN HENGYUE 127.0.0.1")
        .doesNotContain("CAME_IN HENGYUE 127.0.0.1");
  }

  @Test
  void an_idle_session_ends() throws Exception {
    try (var impatient = new ServedFolders(Duration.ofMillis(300));
        ClientSession session = impatient.session("HENGYUE", ServedFolders.HENGYUES)) {
      assertThat(
              session.waitFor(
                  List.of(ClientSession.ClientSessionEvent.CLOSED), Duration.ofSeconds(10)))
          .contains(ClientSession.ClientSessionEvent.CLOSED);
    }
  }
}
