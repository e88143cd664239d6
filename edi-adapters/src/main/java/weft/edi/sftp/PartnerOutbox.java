package weft.edi.sftp;

import static weft.edi.sftp.PartnerServer.path;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.folder.PartnerFolder;
import weft.edi.reception.Reception;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.party.PartyCode;

/**
 * Fetches files from the outbox on a partner's server. The hub stores a file durably before it
 * removes the file there, or moves it into the partner's {@code archive} folder if there is one. A
 * file that fails stays there, is logged once, and is retried after a growing pause. For one thread
 * at a time.
 */
final class PartnerOutbox {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerOutbox.class);
  private static final int MAX_BYTES = 50 * 1024 * 1024;
  private static final int ENTRIES = 1_000;
  private static final int LONGEST_NAME = 255;

  private final PartyCode party;
  private final Reception reception;
  private final Path spool;
  private final Duration settling;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  private record Look(long size, @Nullable FileTime modified) {
    static Look at(Attributes it) {
      return new Look(it.getSize(), it.getModifyTime());
    }
  }

  /**
   * A file that stays in the outbox.
   *
   * @param fetched the id under which the hub has stored the file, so that it is not fetched again;
   *     null if it has not
   * @param notBefore the time of the next attempt; {@link Long#MAX_VALUE} if only a changed file is
   *     worth one
   */
  private record Trouble(Look look, @Nullable UUID fetched, int tries, long notBefore) {}

  /**
   * @param spool a folder for one file at a time
   * @param settling a file that changes within this time is left for the next visit
   */
  PartnerOutbox(PartyCode party, Reception reception, Path spool, Duration settling) {
    this.party = party;
    this.reception = reception;
    this.spool = spool;
    this.settling = settling;
  }

  /** The number of files that stay because they failed. */
  int troubles() {
    return troubles.size();
  }

  /** Fetches the files that are complete and due. */
  void visit(PartnerServer server, String folder) throws IOException, InterruptedException {
    Map<String, Look> first = look(server, folder);
    troubles.keySet().retainAll(first.keySet());
    first.entrySet().removeIf(it -> !isDue(it.getKey(), it.getValue()));
    if (first.isEmpty()) return;
    Thread.sleep(settling);
    Map<String, Look> second = look(server, folder);
    boolean archives = server.isFolder(path(folder, "archive"));
    for (var file : first.entrySet()) {
      if (!file.getValue().equals(second.get(file.getKey()))) continue;
      take(server, folder, file.getKey(), file.getValue(), archives);
    }
  }

  private Map<String, Look> look(PartnerServer server, String folder) throws IOException {
    Map<String, Look> seen = new LinkedHashMap<>();
    for (DirEntry it : server.list(folder, ENTRIES))
      if (isFile(it)) seen.put(it.getFilename(), Look.at(it.getAttributes()));
    return seen;
  }

  /**
   * Whether the entry is a complete file with a safe name: the partner chooses the name, so it may
   * contain a path.
   */
  private static boolean isFile(DirEntry it) {
    String name = it.getFilename();
    return it.getAttributes().isRegularFile()
        && !PartnerFolder.isUnfinished(name)
        && name.length() <= LONGEST_NAME
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  private boolean isDue(String name, Look look) {
    Trouble trouble = troubles.get(name);
    return trouble == null
        || !trouble.look().equals(look)
        || (trouble.notBefore() != Long.MAX_VALUE && System.nanoTime() - trouble.notBefore() >= 0);
  }

  private void take(PartnerServer server, String folder, String name, Look look, boolean archives)
      throws IOException {
    Trouble before = troubles.get(name);
    UUID id = before != null && before.look().equals(look) ? before.fetched() : null;
    try {
      if (look.size() > MAX_BYTES) {
        stays(name, look, null, true, new IOException("An interchange may have 50 MB"));
        return;
      }
      if (id == null) id = receive(server, folder, name, look);
      if (archives) archive(server, folder, name, id);
      else server.remove(path(folder, name));
      troubles.remove(name);
    } catch (ForeignSender e) {
      stays(name, look, e.id(), true, e);
    } catch (IOException | RuntimeException e) {
      stays(name, look, id, false, e);
      if (e instanceof IOException io && !server.isOpen()) throw io;
    }
  }

  /**
   * Fetches and stores a file. Once it is stored, a failure to apply it loses nothing, because the
   * inbox retries.
   */
  private UUID receive(PartnerServer server, String folder, String name, Look look)
      throws IOException {
    Path file = spool.resolve(party.value());
    try {
      server.fetch(path(folder, name), look.size(), file);
      if (!Look.at(server.attributes(path(folder, name))).equals(look))
        throw new IOException("Changed while it was read: " + name);
      var sender = new Sender(party, null, null, "sftp");
      Inbox.Item item = reception.store(Files.readAllBytes(file), sender);
      try {
        reception.apply(item, sender);
      } catch (ForeignSender e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.warn("{} of {} is kept as {} and applied later", name, party, item.id(), e);
      }
      return item.id();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void archive(PartnerServer server, String folder, String name, UUID id)
      throws IOException {
    String archive = path(folder, "archive");
    try {
      server.move(path(folder, name), path(archive, name));
    } catch (IOException e) {
      if (!server.isOpen()) throw e;
      server.move(path(folder, name), path(archive, id + "-" + name)); // the name is taken there
    }
  }

  private void stays(
      String name, Look look, @Nullable UUID fetched, boolean untilItChanges, Exception cause) {
    Trouble before = troubles.get(name);
    int tries = before == null || !before.look().equals(look) ? 1 : before.tries() + 1;
    long pause = TimeUnit.MINUTES.toNanos(Math.min(60, 1L << Math.min(tries - 1, 6)));
    long notBefore = untilItChanges ? Long.MAX_VALUE : System.nanoTime() + pause;
    troubles.put(name, new Trouble(look, fetched, tries, notBefore));
    Object why = untilItChanges ? cause.getMessage() : cause;
    if (tries == 1) LOG.warn("{} stays in the SFTP outbox of {}: {}", name, party, why);
  }
}
