/** The look of all mails: mail programs know no stylesheets, so it stands on the elements. */
export const styles = {
  body: { backgroundColor: '#F5F7FA', fontFamily: 'Inter, Segoe UI, Arial, sans-serif', color: '#17233A', margin: 0 },
  container: { backgroundColor: '#FFFFFF', borderRadius: '14px', margin: '24px auto', padding: '32px', maxWidth: '560px' },
  heading: { fontSize: '22px', margin: '0 0 16px' },
  text: { fontSize: '16px', lineHeight: '24px', margin: '0 0 12px' },
  button: { backgroundColor: '#1F5FBF', borderRadius: '10px', color: '#FFFFFF', display: 'inline-block', fontSize: '16px', fontWeight: 600, margin: '12px 0 20px', padding: '12px 20px', textDecoration: 'none' },
  small: { color: '#52607A', fontSize: '13px', lineHeight: '20px', margin: 0 },
} as const
