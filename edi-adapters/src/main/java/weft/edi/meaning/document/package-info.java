/**
 * Despatch advices, receipts, invoices, stock reports and test results: as documents, and as what
 * they mean for goods and stock.
 */
@NullMarked
package weft.edi.meaning.document;

import org.jspecify.annotations.NullMarked;
