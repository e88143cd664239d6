package weft.edi.reception.inbox;

import weft.interchange.Interchange;

/**
 * What a partner is told, beside the answer of the channel, when it sends an interchange once more.
 */
public interface RepeatAnswers {
  /**
   * Tells it; doing so again for the same item changes nothing.
   *
   * @param again what came, the same bytes as came first
   * @param known what came of those
   */
  void tell(Inbox.Item again, Interchange known);
}
