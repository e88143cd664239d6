package weft.edi.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.helpers.CopyFileExtensionImpl;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.Test;

/** A party cannot leave its folders, and no other party can enter them. */
class FolderConfinementTest extends AtOurServer {
  @Test
  void no_path_leads_out_of_the_partys_folder() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    for (String path :
        List.of(
            "../../secret",
            "/in/../../../secret",
            "/in/../../../" + secret,
            secret.toString(),
            "..\\..\\secret",
            "/in/..\\..\\..\\secret",
            "/.uploads/x",
            "//" + secret,
            "/etc/passwd")) {
      assertThatThrownBy(() -> get(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.stat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> put(path + "-new", TEXT)).as(path).isInstanceOf(SftpException.class);
    }
    assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
    try (Stream<Path> all = Files.walk(served.data)) {
      assertThat(all.map(it -> it.getFileName().toString())).noneMatch(it -> it.endsWith("-new"));
    }
  }

  @Test
  void a_link_on_disk_does_not_lead_out_and_is_not_shown() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    Path elsewhere = Files.createDirectories(served.data.resolve("elsewhere"));
    Files.write(elsewhere.resolve("l.edi"), TEXT);
    Files.createSymbolicLink(in("link.edi"), secret);
    Files.createSymbolicLink(in("link.tmp"), secret);
    Files.createSymbolicLink(in("folder"), elsewhere);
    assertThat(names("/in")).isEmpty();
    for (String path : List.of("/in/link.edi", "/in/link.tmp", "/in/folder", "/in/folder/l.edi")) {
      assertThatThrownBy(() -> get(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.stat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.lstat(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> put(path, "x".getBytes(UTF_8))).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.remove(path)).as(path).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.rename(path, "/in/m.edi")).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> sftp.readLink(path)).isInstanceOf(SftpException.class);
    }
    assertThat(secret).hasBinaryContent(TEXT);
    assertThat(Files.exists(in("link.edi"), NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void a_folder_that_is_a_link_on_disk_is_not_served() throws Exception {
    Path elsewhere = Files.createDirectories(served.data.resolve("elsewhere"));
    Files.write(elsewhere.resolve("n.edi"), TEXT);
    Path refused = served.folder("HENGYUE", "refused");
    Files.delete(refused);
    Files.createSymbolicLink(refused, elsewhere);
    try {
      assertThat(names("/")).doesNotContain("refused");
      assertThatThrownBy(() -> names("/refused")).hasMessageContaining("NO_SUCH_FILE");
      assertThatThrownBy(() -> get("/refused/n.edi")).isInstanceOf(SftpException.class);
    } finally {
      Files.delete(refused);
    }
  }

  @Test
  void a_party_whose_own_folder_is_a_link_is_not_served() throws Exception {
    Path lingyun = served.partners.resolve("LINGYUN");
    Files.createSymbolicLink(lingyun, served.partners.resolve("HENGYUE"));
    try (ClientSession session = served.session("LINGYUN", ServedFolders.LINGYUNS)) {
      assertThatThrownBy(() -> SftpClientFactory.instance().createSftpClient(session))
          .isInstanceOf(IOException.class);
    } finally {
      Files.delete(lingyun);
    }
  }

  @Test
  void a_client_makes_no_link() throws Exception {
    Path secret = Files.write(served.data.resolve("secret"), TEXT);
    for (boolean symbolic : List.of(true, false))
      assertThatThrownBy(() -> sftp.link("/in/o.edi", secret.toString(), symbolic))
          .isInstanceOfAny(SftpException.class, UnsupportedOperationException.class);
    assertThatThrownBy(() -> sftp.symLink("/in/o.edi", "/etc/passwd"))
        .isInstanceOf(SftpException.class);
    assertThat(Files.exists(in("o.edi"), NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void no_extension_copies_measures_or_hashes() throws Exception {
    put("/in/s.edi", TEXT);
    assertThat(sftp.getServerExtensions())
        .containsKeys("posix-rename@openssh.com", "fsync@openssh.com")
        .doesNotContainKeys("copy-file", "copy-data", "md5-hash", "statvfs@openssh.com");
    var copy = new CopyFileExtensionImpl(sftp, (RawSftpClient) sftp, List.of("copy-file"));
    assertThatThrownBy(() -> copy.copyFile("/in/s.edi", "/in/t.edi", false))
        .hasMessageContaining("Not offered");
    assertThat(in("t.edi")).doesNotExist();
  }

  @Test
  void two_parties_do_not_see_each_other() throws Exception {
    put("/in/p.edi", TEXT);
    try (SftpClient other = served.lingyun()) {
      for (String path :
          List.of("/in/p.edi", "../HENGYUE/in/p.edi", "/HENGYUE/in/p.edi", in("p.edi").toString()))
        assertThatThrownBy(() -> other.stat(path)).isInstanceOf(SftpException.class);
      assertThat(other.readEntries("/in"))
          .extracting(SftpClient.DirEntry::getFilename)
          .doesNotContain("p.edi");
    }
  }

  @Test
  void a_fault_names_no_path_of_the_disk() {
    assertThatThrownBy(() -> get("/in/missing.edi"))
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain(served.data.toString()));
    assertThatThrownBy(() -> sftp.open("/in/missing.edi", OpenMode.Write))
        .satisfies(it -> assertThat(it.getMessage()).doesNotContain(served.data.toString()));
  }
}
