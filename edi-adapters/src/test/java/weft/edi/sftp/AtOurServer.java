package weft.edi.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The hub's SFTP server with one party logged in; its folders are emptied before each test. */
abstract class AtOurServer {
  static final byte[] TEXT = "UNB+UNOC:3'UNZ+0+1'".getBytes(UTF_8);

  static ServedFolders served;
  SftpClient sftp;

  @BeforeAll
  static void serve() throws IOException {
    served = new ServedFolders();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @BeforeEach
  void logIn() throws IOException {
    sftp = served.hengyue();
    for (String folder : List.of("in", "out", "refused")) {
      Path path = Files.createDirectories(served.folder("HENGYUE", folder));
      for (Path file : files(path)) Files.delete(file);
    }
  }

  @AfterEach
  void logOut() throws IOException {
    sftp.close();
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  static Path in(String name) {
    return served.folder("HENGYUE", "in").resolve(name);
  }

  static Path out(String name) {
    return served.folder("HENGYUE", "out").resolve(name);
  }

  void put(String path, byte[] bytes) throws IOException {
    sftp.put(
        new ByteArrayInputStream(bytes), path, OpenMode.Write, OpenMode.Create, OpenMode.Truncate);
  }

  byte[] get(String path) throws IOException {
    try (InputStream it = sftp.read(path)) {
      return it.readAllBytes();
    }
  }

  List<String> names(String folder) throws IOException {
    return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
        .map(SftpClient.DirEntry::getFilename)
        .filter(it -> !it.equals("."))
        .filter(it -> !it.equals(".."))
        .toList();
  }

  static void until(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited 10 s").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
