package weft.edi.meaning;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.document.KeptMessage;
import weft.edi.meaning.order.EdifactOrder;
import weft.edi.meaning.order.IdocOrder;
import weft.edi.meaning.order.OrderChange;
import weft.edi.meaning.order.OrderResponse;
import weft.edi.meaning.order.X12OrderAcknowledgment;
import weft.edi.meaning.order.X12OrderChange;
import weft.edi.meaning.order.X12PurchaseOrder;
import weft.edi.meaning.schedule.Delfor;
import weft.edi.meaning.schedule.Deljit;
import weft.edi.meaning.schedule.IdocSchedule;
import weft.edi.meaning.schedule.VdaCallOff;
import weft.edi.meaning.schedule.VdaDetailedCallOff;
import weft.edi.meaning.schedule.X12PlanningSchedule;
import weft.edi.meaning.schedule.X12ShippingSchedule;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.reader.ReadMessage;
import weft.party.Partnership;
import weft.party.Profile;
import weft.party.Side;

/**
 * Maps each message type that the hub applies or keeps to the class that reads it. A new type needs
 * one class and one line here.
 */
public final class Meanings {
  private Meanings() {}

  /** Acknowledgements change no schedule or order. */
  private static final MessageMeaning NOTHING = (message, correspondents) -> Meaning.NONE;

  public static final Map<String, MessageMeaning> BY_TYPE =
      Map.ofEntries(
          entry("DELFOR", new Delfor()),
          entry("ORDERS", new EdifactOrder()),
          entry("ORDCHG", new OrderChange()),
          entry("DELJIT", new Deljit()),
          entry("862", new X12ShippingSchedule()),
          entry("830", new X12PlanningSchedule()),
          entry("4905", new VdaCallOff()),
          entry("4915", new VdaDetailedCallOff()),
          entry("DELFOR02", new IdocSchedule()),
          entry("ORDERS05", new IdocOrder()),
          entry("850", new X12PurchaseOrder()),
          entry("860", new X12OrderChange()),
          entry("ORDRSP", new OrderResponse()),
          entry("855", new X12OrderAcknowledgment()),
          entry("865", new X12OrderAcknowledgment()),
          entry("DESADV", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("856", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("4913", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY01", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY02", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY03", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY04", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY05", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY06", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("DELVRY07", new KeptMessage(Kind.DESPATCH_ADVICE)),
          entry("RECADV", new KeptMessage(Kind.RECEIPT_ADVICE)),
          entry("861", new KeptMessage(Kind.RECEIPT_ADVICE)),
          entry("INVRPT", new KeptMessage(Kind.STOCK_REPORT)),
          entry("846", new KeptMessage(Kind.STOCK_REPORT)),
          entry("QALITY", new KeptMessage(Kind.TEST_RESULTS)),
          entry("863", new KeptMessage(Kind.TEST_RESULTS)),
          entry("842", new KeptMessage(Kind.NONCONFORMANCE)),
          entry("INVOIC", new KeptMessage(Kind.INVOICE)),
          entry("810", new KeptMessage(Kind.INVOICE)),
          entry("4906", new KeptMessage(Kind.INVOICE)),
          entry("4908", new KeptMessage(Kind.SELF_BILLED_INVOICE)),
          entry("CONTRL", NOTHING),
          entry("APERAK", NOTHING),
          entry("824", NOTHING),
          entry("997", NOTHING),
          entry("999", NOTHING),
          entry("TA1", NOTHING));

  /** The meaning of a message; {@link Meaning#NONE} for an unknown type. */
  public static Meaning of(ReadMessage message, Correspondents correspondents) {
    MessageMeaning meaning = BY_TYPE.get(message.type());
    return meaning == null ? Meaning.NONE : meaning.toCommands(message, correspondents);
  }

  /**
   * The agreement under which a message is read.
   *
   * @param sender the side that sent the message
   */
  public record Terms(Profile profile, Side sender) {}

  /** The terms of a message; empty if its partners are not known yet. */
  public static Optional<Terms> terms(ReadMessage message, Correspondents from) {
    Partnership between = between(message, from);
    if (between == null) return Optional.empty();
    Side side = from.sender().equals(between.supplier()) ? Side.SUPPLIER : Side.BUYER;
    return from.directory().profile(between).map(it -> new Terms(it, side));
  }

  /** The partners of a message; null if they cannot be determined. */
  private static @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    MessageMeaning meaning = BY_TYPE.get(message.type());
    return meaning == null
        ? correspondents.ofBuyer(message)
        : meaning.between(message, correspondents);
  }

  /** The side that usually sends messages of this type. */
  public static Side sender(String type) {
    MessageMeaning meaning = BY_TYPE.get(type);
    return meaning != null && meaning.isOfSupplier() ? Side.SUPPLIER : Side.BUYER;
  }
}
