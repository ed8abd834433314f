"""Pages and addresses of tablets, all below `/kiosk/`."""
