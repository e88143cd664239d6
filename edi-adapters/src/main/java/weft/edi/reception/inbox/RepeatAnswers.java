package weft.edi.reception.inbox;

import weft.interchange.Interchange;

/** An additional notice to a partner that sends an interchange again. */
public interface RepeatAnswers {
  /**
   * Sends the notice. A second call for the same item has no effect.
   *
   * @param again the repeated item
   * @param known the state of the interchange with these bytes
   */
  void tell(Inbox.Item again, Interchange known);
}
