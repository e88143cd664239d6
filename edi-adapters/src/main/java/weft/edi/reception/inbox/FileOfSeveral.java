package weft.edi.reception.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.InterchangeResult;
import weft.edi.reader.SeveralInterchanges;
import weft.event.Deadline;

/**
 * Receives a file of several interchanges. Each part is stored, read, applied and acknowledged as
 * if it had come alone; a fault in one does not affect the others.
 */
public final class FileOfSeveral {
  private static final Logger LOG = LoggerFactory.getLogger(FileOfSeveral.class);

  private final Inbox inbox;
  private final Supplier<UUID> ids;
  private final BiFunction<Inbox.Item, Sender, InterchangeResult> one;

  /**
   * Creates the receiver.
   *
   * @param one receives one interchange
   */
  public FileOfSeveral(
      Inbox inbox, Supplier<UUID> ids, BiFunction<Inbox.Item, Sender, InterchangeResult> one) {
    this.inbox = inbox;
    this.ids = ids;
    this.one = one;
  }

  /**
   * Applies all parts; the answer lists each. A part that fails because of the hub is pending: the
   * inbox tries it again.
   *
   * @throws ForeignSender if every part names another sender
   */
  public InterchangeResult apply(
      Inbox.Item file, Sender sender, List<SeveralInterchanges.Part> parts) {
    List<InterchangeResult> answers = new ArrayList<>();
    RuntimeException failed = null;
    ForeignSender foreign = null;
    int strangers = 0;
    for (SeveralInterchanges.Part part : parts) {
      int number = answers.size() + 1;
      Inbox.Item item =
          inbox.storePart(ids.get(), file, number, part.from(), part.of(file.bytes()));
      try {
        answers.add(one.apply(item, sender).at(part.from()));
      } catch (ForeignSender e) {
        foreign = e;
        strangers++;
        answers.add(InterchangeResult.refused(e.id(), sender.party(), e.fault()).at(part.from()));
      } catch (RuntimeException e) {
        LOG.warn("Part {} of {} failed; it is tried again", number, file.id(), e);
        failed = e;
        answers.add(InterchangeResult.pending(item.id(), sender.party()).at(part.from()));
      }
      Deadline.goOn();
    }
    inbox.conclude(file.id());
    if (foreign != null && strangers == parts.size()) throw foreign;
    if (failed != null && answers.stream().allMatch(InterchangeResult::hasNoOutcomeYet))
      throw failed;
    return InterchangeResult.several(
        first(file, answers).toString(), sender.party().value(), answers);
  }

  /** Returns the file that first contained these bytes, if all parts were received before. */
  private UUID first(Inbox.Item file, List<InterchangeResult> answers) {
    String id = answers.getFirst().id();
    if (id == null || !answers.stream().allMatch(InterchangeResult::duplicate)) return file.id();
    return inbox
        .part(UUID.fromString(id))
        .flatMap(it -> inbox.find(it.file()))
        .filter(it -> it.sha256().equals(file.sha256()))
        .map(Inbox.Item::id)
        .orElse(file.id());
  }
}
