package weft.deploy.mqtt;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;
import weft.api.machine.ReadingIntake;
import weft.api.machine.ReadingIntake.MachineMessage;
import weft.api.machine.ReadingIntake.MessagesTaken;
import weft.api.problem.ProblemException;
import weft.party.PartyCode;
import weft.projections.reading.RefusedReadings;
import weft.projections.reading.RefusedReadings.Refused;

/** Takes the messages of a party's broker, and counts for their owner what was refused of them. */
final class BrokerMessages {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMessages.class);
  private static final String ROOT = "weft";

  private final ReadingIntake intake;
  private final RefusedReadings refusals;
  private final Clock clock;

  /** All brokers share these turns, so that only a few of them wait for a slow database. */
  private final Semaphore turns;

  BrokerMessages(ReadingIntake intake, RefusedReadings refusals, Clock clock, Semaphore turns) {
    this.intake = intake;
    this.refusals = refusals;
    this.clock = clock;
    this.turns = turns;
  }

  /**
   * Takes messages. When it returns, their readings are durable and can be acknowledged.
   *
   * @throws RuntimeException if the database cannot take them now
   */
  void take(BrokerState broker, List<Mqtt5Publish> publishes) throws InterruptedException {
    List<Refused> refused = new ArrayList<>();
    List<MachineMessage> messages = new ArrayList<>();
    for (Mqtt5Publish it : publishes) sort(broker.party, it, messages, refused);
    turns.acquire();
    try {
      MessagesTaken taken = take(broker.party, messages);
      broker.count(taken, refused.size());
      refused.addAll(taken.refused());
      refusals.count(broker.party, refused, clock.instant());
    } finally {
      turns.release();
    }
  }

  private static void sort(
      PartyCode party, Mqtt5Publish publish, List<MachineMessage> messages, List<Refused> refused) {
    List<String> levels = publish.getTopic().getLevels();
    if (levels.size() != 3 || !levels.get(0).equals(ROOT) || !levels.get(1).equals(party.value())) {
      // The owner sees how many there were, and nothing of the other party.
      refused.add(new Refused("", "wrong-party", null));
      return;
    }
    String machine = levels.get(2);
    int bytes = publish.getPayload().map(it -> it.remaining()).orElse(0);
    if (bytes > BrokerConnection.MOST_BYTES_OF_MESSAGE)
      refused.add(new Refused(machine, "too-large", null));
    else messages.add(new MachineMessage(machine, text(publish)));
  }

  private static String text(Mqtt5Publish publish) {
    return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  private MessagesTaken take(PartyCode party, List<MachineMessage> messages) {
    try {
      return intake.take(party, messages);
    } catch (RuntimeException e) {
      if (passes(e)) throw e;
      if (messages.size() == 1) return unprocessed(party, messages.getFirst(), e);
      // One at a time, so that the message with the error does not hold up the others for ever.
      int taken = 0;
      int repeated = 0;
      List<Refused> refused = new ArrayList<>();
      for (MachineMessage it : messages) {
        MessagesTaken one = take(party, List.of(it));
        taken += one.taken();
        repeated += one.repeated();
        refused.addAll(one.refused());
      }
      return new MessagesTaken(taken, repeated, List.copyOf(refused));
    }
  }

  /** Whether a later attempt can succeed, because the database is away, slow or busy. */
  private static boolean passes(RuntimeException e) {
    return e instanceof TransactionException
        || e instanceof ProblemException
        || (e instanceof DataAccessException && !(e instanceof DataIntegrityViolationException));
  }

  private static MessagesTaken unprocessed(PartyCode party, MachineMessage message, Exception e) {
    LOG.error("A message of machine {} of {} cannot be processed", message.machine(), party, e);
    return new MessagesTaken(
        0, 0, List.of(new Refused(message.machine(), "not-processed", message.text())));
  }
}
