package weft.edi.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.edi.meaning.Village;

/** OpenSSH's own client at the hub's server, if it is installed. */
class OpenSshTest {
  @TempDir private Path folder;

  private record Ended(int code, String output) {}

  private static boolean isInstalled(String command) {
    return Files.isExecutable(Path.of("/usr/bin", command));
  }

  private Ended run(ServedFolders served, String command, String port, String... more)
      throws Exception {
    assumeTrue(isInstalled(command), "OpenSSH's " + command + " is not installed: not tried");
    Path key = folder.resolve("key");
    served.directory.agree(Village.HENGYUE, Keys.client(key));
    Path known = folder.resolve("known_hosts");
    String host = "[127.0.0.1]:" + served.server.port();
    Files.writeString(known, host + " " + served.address("HENGYUE").hostKeys().getFirst() + "\n");
    var line = new ArrayList<String>();
    line.addAll(List.of(command, "-F", "none", port, String.valueOf(served.server.port())));
    for (String option :
        List.of(
            "IdentityFile=" + key,
            "IdentitiesOnly=yes",
            "UserKnownHostsFile=" + known,
            "StrictHostKeyChecking=yes",
            "BatchMode=yes",
            "ConnectTimeout=10")) line.addAll(List.of("-o", option));
    line.addAll(List.of(more));
    Path log = Files.createTempFile(folder, "openssh", ".log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    return new Ended(process.exitValue(), Files.readString(log));
  }

  private Ended sftp(ServedFolders served, String... commands) throws Exception {
    Path batch = Files.write(folder.resolve("batch"), List.of(commands));
    return run(served, "sftp", "-P", "-b", batch.toString(), "HENGYUE@127.0.0.1");
  }

  @Test
  void it_lays_renames_lists_fetches_and_removes() throws Exception {
    Path local = Files.writeString(folder.resolve("a.edi"), "whole");
    try (var served = new ServedFolders()) {
      served.hengyue().close();
      Files.writeString(served.folder("HENGYUE", "out").resolve("b.edi"), "ours");
      Ended ended =
          sftp(
              served,
              "put -p " + local + " in/a.edi",
              "put -f " + local + " in/c.edi.tmp",
              "rename in/c.edi.tmp in/c.edi",
              "ls -l out",
              "get out/b.edi " + folder.resolve("fetched"),
              "rm out/b.edi");
      assertThat(ended.code()).as(ended.output()).isZero();
      assertThat(ended.output()).contains("b.edi");
      assertThat(served.folder("HENGYUE", "in").resolve("a.edi")).hasContent("whole");
      assertThat(served.folder("HENGYUE", "in").resolve("c.edi")).hasContent("whole");
      assertThat(folder.resolve("fetched")).hasContent("ours");
      assertThat(served.folder("HENGYUE", "out")).isEmptyDirectory();
    }
  }

  @Test
  void it_leads_nobody_out() throws Exception {
    try (var served = new ServedFolders()) {
      served.hengyue().close();
      for (String command :
          List.of(
              "get ../../../etc/passwd " + folder.resolve("stolen"),
              "get /etc/passwd " + folder.resolve("stolen"),
              "ln -s /etc/passwd in/link",
              "ln /out in/link",
              "mkdir in/new",
              "rename in out")) assertThat(sftp(served, command).code()).as(command).isNotZero();
      assertThat(folder.resolve("stolen")).doesNotExist();
      assertThat(served.folder("HENGYUE", "in")).isEmptyDirectory();
    }
  }

  @Test
  void it_gets_neither_shell_nor_command() throws Exception {
    try (var served = new ServedFolders()) {
      for (String[] command : new String[][] {{"-T"}, {"-T", "id"}}) {
        var more = new ArrayList<>(List.of("HENGYUE@127.0.0.1"));
        more.addFirst(command[0]);
        if (command.length > 1) more.add(command[1]);
        Ended ended = run(served, "ssh", "-p", more.toArray(String[]::new));
        assertThat(ended.code()).isEqualTo(255);
        assertThat(ended.output()).contains("request failed");
      }
    }
  }
}
