import { schemaOf, type Row, type Schema } from './schema.ts';

/*
 * The main groups of a CrossIndustryInvoice (UN/CEFACT D16B, the SCRDM subset that EN 16931 is bound to). Several
 * earlier invoices are let through: later versions of the schema have many, and EN 16931 asks for them.
 */

const notes = 'IncludedNote*';
const document = 'ReferencedDocument';
const accounts =
  'PayableSpecifiedTradeAccountingAccount* ReceivableSpecifiedTradeAccountingAccount* ' +
  'PurchaseSpecifiedTradeAccountingAccount* SalesSpecifiedTradeAccountingAccount*';
const taxes =
  'ApplicableTradeTax* BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge* SubtotalCalculatedTradeTax* ' +
  'SpecifiedLogisticsServiceCharge* SpecifiedTradePaymentTerms*';
const events = 'ActualDespatchSupplyChainEvent ActualPickUpSupplyChainEvent';
const places = 'RelatedSupplyChainConsignment ShipToTradeParty UltimateShipToTradeParty ShipFromTradeParty';
const advice = `DespatchAdvice${document} ReceivingAdvice${document} DeliveryNote${document} ConsumptionReport${document}`;

const rows: readonly Row[] = [
  [
    'rsm:CrossIndustryInvoice',
    'rsm:ExchangedDocumentContext rsm:ExchangedDocument rsm:SupplyChainTradeTransaction ' +
      'rsm:ValuationBreakdownStatement',
  ],
  [
    'rsm:ExchangedDocumentContext',
    'SpecifiedTransactionID TestIndicator BusinessProcessSpecifiedDocumentContextParameter* ' +
      'BIMSpecifiedDocumentContextParameter* ScenarioSpecifiedDocumentContextParameter* ' +
      'ApplicationSpecifiedDocumentContextParameter* GuidelineSpecifiedDocumentContextParameter* ' +
      'SubsetSpecifiedDocumentContextParameter* MessageStandardSpecifiedDocumentContextParameter',
  ],
  [
    'rsm:ExchangedDocument',
    'ID Name* TypeCode IssueDateTime CopyIndicator Purpose ControlRequirementIndicator LanguageID* ' +
      `PurposeCode RevisionDateTime VersionID GlobalID RevisionID PreviousRevisionID CategoryCode ${notes} ` +
      'EffectiveSpecifiedPeriod IssuerTradeParty',
  ],
  [
    'rsm:SupplyChainTradeTransaction',
    'IncludedSupplyChainTradeLineItem* ApplicableHeaderTradeAgreement ' +
      'ApplicableHeaderTradeDelivery! ApplicableHeaderTradeSettlement',
  ],
  [
    'ApplicableHeaderTradeAgreement',
    'Reference* BuyerReference SellerTradeParty BuyerTradeParty SalesAgentTradeParty ' +
      'BuyerRequisitionerTradeParty* BuyerAssignedAccountantTradeParty SellerAssignedAccountantTradeParty ' +
      'BuyerTaxRepresentativeTradeParty SellerTaxRepresentativeTradeParty ProductEndUserTradeParty ApplicableTradeDeliveryTerms ' +
      `SellerOrder${document} BuyerOrder${document} Quotation${document} OrderResponse${document} Contract${document} ` +
      `DemandForecast${document} SupplyInstruction${document} PromotionalDeal${document} PriceList${document} ` +
      `Additional${document}* Requisitioner${document}* BuyerAgentTradeParty PurchaseConditions${document}* ` +
      `SpecifiedProcuringProject UltimateCustomerOrder${document}*`,
  ],
  [
    'ApplicableHeaderTradeDelivery',
    `${places} ${events} ActualDeliverySupplyChainEvent ActualReceiptSupplyChainEvent ` +
      `Additional${document}* ${advice} PreviousDeliverySupplyChainEvent* PackingList${document}`,
  ],
  [
    'ApplicableHeaderTradeSettlement',
    'DuePayableAmount* CreditorReferenceTypeCode* CreditorReferenceType* ' +
      'CreditorReferenceIssuerID* CreditorReferenceID PaymentReference* TaxCurrencyCode InvoiceCurrencyCode PaymentCurrencyCode ' +
      'InvoiceIssuerReference InvoiceDateTime NextInvoiceDateTime* CreditReasonCode CreditReason* InvoicerTradeParty ' +
      'InvoiceeTradeParty PayeeTradeParty PayerTradeParty TaxApplicableTradeCurrencyExchange ' +
      'InvoiceApplicableTradeCurrencyExchange PaymentApplicableTradeCurrencyExchange SpecifiedTradeSettlementPaymentMeans* ' +
      `${taxes} SpecifiedTradeSettlementHeaderMonetarySummation SpecifiedFinancialAdjustment* Invoice${document}* ` +
      `ProFormaInvoice${document} LetterOfCredit${document} FactoringAgreement${document}* FactoringList${document}* ${accounts} ` +
      'SpecifiedTradeSettlementFinancialCard* SpecifiedAdvancePayment* UltimatePayeeTradeParty',
  ],
  [
    'IncludedSupplyChainTradeLineItem',
    'DescriptionCode AssociatedDocumentLineDocument SpecifiedTradeProduct ' +
      'SpecifiedLineTradeAgreement SpecifiedLineTradeDelivery SpecifiedLineTradeSettlement IncludedSubordinateTradeLineItem*',
  ],
  ['AssociatedDocumentLineDocument', `LineID ParentLineID LineStatusCode LineStatusReasonCode ${notes}`],
  [
    'SpecifiedLineTradeAgreement',
    'BuyerReference BuyerRequisitionerTradeParty* ApplicableTradeDeliveryTerms ' +
      `SellerOrder${document} BuyerOrder${document} Quotation${document} Contract${document} DemandForecast${document} ` +
      `PromotionalDeal${document} Additional${document}* GrossPriceProductTradePrice NetPriceProductTradePrice ` +
      `Requisitioner${document}* ItemSellerTradeParty ItemBuyerTradeParty IncludedSpecifiedMarketplace ` +
      `UltimateCustomerOrder${document}*`,
  ],
  [
    'SpecifiedLineTradeDelivery',
    'RequestedQuantity ReceivedQuantity BilledQuantity ChargeFreeQuantity PackageQuantity ' +
      'ProductUnitQuantity PerPackageUnitQuantity NetWeightMeasure GrossWeightMeasure TheoreticalWeightMeasure DespatchedQuantity ' +
      `SpecifiedDeliveryAdjustment* IncludedSupplyChainPackaging* ${places} ${events} RequestedDeliverySupplyChainEvent ` +
      `ActualDeliverySupplyChainEvent ActualReceiptSupplyChainEvent Additional${document}* ${advice} PackingList${document}`,
  ],
  [
    'SpecifiedLineTradeSettlement',
    'PaymentReference* InvoiceIssuerReference TotalAdjustmentAmount DiscountIndicator ' +
      `${taxes} SpecifiedTradeSettlementLineMonetarySummation SpecifiedFinancialAdjustment* Invoice${document}* ` +
      `Additional${document}* ${accounts} SpecifiedTradeSettlementFinancialCard`,
  ],
];

/**
 * What CII D16B has in its main groups: the document, its agreement, delivery and settlement, and the same of a line.
 */
export const ciiSchema: Schema = schemaOf(rows, 'ram', 'ram');
